package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what must never be stored or shown, by its own form or by the word before it. Every scanner reads the text once. */
final class SecretFinder {

    private SecretFinder() {}

    /** In order of the text, without overlap. */
    static List<SecretSpan> find(String text) {
        List<SecretSpan> found = new ArrayList<>();
        PrivateKeys.find(text, found);
        TokenSecrets.find(text, found);
        AuthDialogue.find(text, found);
        KeyedSecrets.find(text, found);
        UrlSecrets.find(text, found);
        LoginCalls.find(text, found);
        TypedLogins.find(text, found);
        return merged(found);
    }

    private static List<SecretSpan> merged(List<SecretSpan> found) {
        List<SecretSpan> ordered = found.stream()
                .sorted(Comparator.comparingInt(SecretSpan::start)
                        .thenComparing(SecretSpan::end, Comparator.reverseOrder()))
                .toList();
        List<SecretSpan> merged = new ArrayList<>();
        for (SecretSpan span : ordered) {
            if (merged.isEmpty() || merged.getLast().end() <= span.start()) {
                merged.add(span);
            } else if (span.end() > merged.getLast().end()) {
                SecretSpan last = merged.removeLast();
                merged.add(new SecretSpan(last.kind(), last.start(), span.end()));
            }
        }
        return merged;
    }
}
