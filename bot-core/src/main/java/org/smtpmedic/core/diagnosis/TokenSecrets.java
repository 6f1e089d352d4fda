package org.smtpmedic.core.diagnosis;

import java.util.List;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/** Secrets that are known by their own form: JWTs, Entra client secrets, SASL blobs, well-known token prefixes. */
final class TokenSecrets {

    private static final String JWT = "eyJ";
    private static final int JWT_MIN = 20;
    private static final String CLIENT_SECRET = "Q~";
    private static final int SECRET_TAIL = 30;
    /** Base64 of {@code user=}: what XOAUTH2 starts with. */
    private static final String XOAUTH2 = "dXNlcj";

    private static final List<String> JWT_HEADS = List.of("eyJ0eXAi", "eyJhbGci", "eyJraWQi", "eyJub25j", "eyJ4NXQi");
    private static final List<String> TOKEN_HEADS =
            List.of("ya29.", "1//0", "xoxb-", "xoxp-", "xapp-", "SG.", "ghp_", "M.C5", "0.AX", "0.AT", "1.AX", "1.AT");

    private static final int SHORTEST = 12;
    private static final int LONG = 30;
    private static final boolean[] TOKEN_CHARS = tokenChars();

    private final String text;
    private final List<SecretSpan> found;
    /** What does not stand in the text need not be looked for in each of its words. */
    private final boolean anyJwt;

    private final boolean anyClientSecret;
    private final boolean anyXoauth2;

    private TokenSecrets(String text, List<SecretSpan> found) {
        this.text = text;
        this.found = found;
        this.anyJwt = text.contains(JWT);
        this.anyClientSecret = text.contains(CLIENT_SECRET);
        this.anyXoauth2 = text.contains(XOAUTH2);
    }

    private static boolean[] tokenChars() {
        boolean[] chars = new boolean[0x80];
        for (char c = 0; c < chars.length; c++) {
            chars[c] = Ascii.isLetterOrDigit(c) || "+/=-_.~".indexOf(c) >= 0;
        }
        return chars;
    }

    static void find(String text, List<SecretSpan> found) {
        new TokenSecrets(text, found).run();
    }

    /** Looks at every run of {@link #SHORTEST} characters or more; the first one that can be its last character tells where there is none. */
    private void run() {
        int start = 0;
        while (start + SHORTEST <= text.length()) {
            int at = start + SHORTEST - 1;
            while (at >= start && isTokenChar(text.charAt(at))) {
                at--;
            }
            if (at >= start) {
                start = at + 1;
                continue;
            }
            int end = start + SHORTEST;
            while (end < text.length() && isTokenChar(text.charAt(end))) {
                end++;
            }
            classify(start, end);
            start = end;
        }
    }

    private void classify(int start, int end) {
        if (anyJwt) {
            jwt(text.substring(start, end), start);
        }
        if (anyClientSecret) {
            clientSecret(text.substring(start, end), start);
        }
        int from = wordStart(start, end);
        if (end - from >= LONG) {
            knownHead(from, end);
        }
        if (anyXoauth2) {
            xoauth2(text.substring(start, end), start);
        }
        if (end - from >= SHORTEST
                && Base64Text.mayBeSaslPlain(text, from, end)
                && Base64Text.isSaslPlain(text.substring(from, end))) {
            found.add(new SecretSpan(Kind.AUTH_BASE64, from, end));
        }
    }

    /** A run may begin with the {@code =} of an assignment. */
    private int wordStart(int start, int end) {
        int sign = text.indexOf('=', start, end - 3);
        return sign >= 0 ? sign + 1 : start;
    }

    private void jwt(String run, int start) {
        int head = run.indexOf(JWT);
        if (head < 0 || run.length() - head < JWT_MIN) {
            return;
        }
        boolean dotted = run.indexOf('.', head + 8) > 0;
        boolean known = JWT_HEADS.stream().anyMatch(prefix -> run.startsWith(prefix, head));
        if (dotted || known) {
            found.add(new SecretSpan(Kind.JWT, start + head, start + run.length()));
        }
    }

    /** Three characters, a digit, {@code Q~} and at least thirty more. */
    private void clientSecret(String run, int start) {
        int mark = run.indexOf(CLIENT_SECRET);
        while (mark >= 0) {
            if (mark >= 4 && Character.isDigit(run.charAt(mark - 1)) && run.length() - mark - 2 >= SECRET_TAIL) {
                found.add(new SecretSpan(Kind.CLIENT_SECRET, start + mark - 4, start + run.length()));
                return;
            }
            mark = run.indexOf(CLIENT_SECRET, mark + 2);
        }
    }

    private void knownHead(int start, int end) {
        for (String head : TOKEN_HEADS) {
            if (text.startsWith(head, start)) {
                found.add(new SecretSpan(Kind.TOKEN, start, end));
            }
        }
    }

    private void xoauth2(String run, int start) {
        int head = run.indexOf(XOAUTH2);
        if (head >= 0 && run.length() - head >= 24) {
            found.add(new SecretSpan(Kind.XOAUTH2, start + head, start + run.length()));
        }
    }

    private static boolean isTokenChar(char c) {
        return c < TOKEN_CHARS.length && TOKEN_CHARS[c];
    }
}
