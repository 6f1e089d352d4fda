package org.smtpmedic.core.diagnosis;

import java.util.List;

/** PEM blocks of private keys; a block that is cut off counts to the end of the text. */
final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final int MAX_LABEL = 40;

    private PrivateKeys() {}

    static void find(String text, List<SecretSpan> found) {
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int label = at + BEGIN.length();
            String name = text.substring(label, Math.min(text.length(), label + MAX_LABEL));
            if (!name.contains("PRIVATE KEY")) {
                at = text.indexOf(BEGIN, label);
                continue;
            }
            int end = text.indexOf(END, label);
            int stop = end < 0 ? text.length() : lineEnd(text, end);
            found.add(new SecretSpan(SecretSpan.Kind.PRIVATE_KEY, at, stop));
            at = text.indexOf(BEGIN, stop);
        }
    }

    private static int lineEnd(String text, int from) {
        int dashes = text.indexOf("-----", from + END.length());
        return dashes < 0 ? text.length() : dashes + 5;
    }
}
