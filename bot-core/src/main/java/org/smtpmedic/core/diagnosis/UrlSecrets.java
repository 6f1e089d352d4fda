package org.smtpmedic.core.diagnosis;

import java.util.List;

/** The password in {@code smtp://user:password@host}. */
final class UrlSecrets {

    private static final int MAX = 1000;

    private UrlSecrets() {}

    static void find(String text, List<SecretSpan> found) {
        int at = text.indexOf("://");
        while (at >= 0) {
            int start = at + 3;
            int end = start;
            int lastAt = -1;
            while (end < text.length() && end - start < MAX && isUrlChar(text.charAt(end))) {
                if (text.charAt(end) == '@') {
                    lastAt = end;
                }
                end++;
            }
            int colon = text.indexOf(':', start);
            int slash = text.indexOf('/', start);
            boolean credentials = colon > 0 && colon + 1 < lastAt && (slash < 0 || slash > colon);
            if (credentials) {
                SecretValue value = new SecretValue(colon + 1, lastAt);
                if (!value.isPlaceholder(text)) {
                    found.add(value.as(SecretSpan.Kind.PASSWORD));
                }
            }
            at = text.indexOf("://", start);
        }
    }

    private static boolean isUrlChar(char c) {
        return c > ' ' && c != '"' && c != '<' && c != '>' && c != '`';
    }
}
