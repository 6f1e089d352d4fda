package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Map;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/** Credentials in the transcript of a login: behind {@code AUTH PLAIN} and its like, and in the lines that answer a {@code 334}. */
final class AuthDialogue {

    private static final int ANSWER_LINES = 4;
    private static final int MAX_LINE = 20_000;
    private static final int MOST_BETWEEN_ANSWERS = 100;
    /** "PROVIDED_BUT_REMOVED", which swaks --auth-hide-password shows in the place of the password. */
    private static final String HIDDEN_BY_SWAKS = "UFJPVklERURfQlVUX1JFTU9WRUQ=";

    private static final List<String> PROMPTS = List.of(
            "vxnlcm5hbwu6",
            "ugfzc3dvcmq6",
            "dxnlcm5hbwu6",
            "cgfzc3dvcmq6",
            "vxnlcibuyw1lad",
            "334 username",
            "334 password");
    /** Without one of these there is neither a login nor a prompt. Each with a letter that is rare in texts. */
    private static final Map<String, Character> MARKS =
            Map.of("auth ", 'u', "xnlcm5hbwu6", 'x', "gfzc3dvcmq6", 'q', "vxnlcibuyw1lad", 'x');

    private AuthDialogue() {}

    static void find(String text, List<SecretSpan> found) {
        if (!hasMark(text)) {
            return;
        }
        String lower = Ascii.lower(text);
        int answers = 0;
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            int stop = Math.min(end, start + MAX_LINE);
            String line = lower.substring(start, stop);
            command(text, line, start, stop, found);
            if (isPrompt(line)) {
                answers = ANSWER_LINES;
            } else if (answers > 0 && !line.isBlank()) {
                answers = answer(text, line, start, stop, found) ? 0 : answers - 1;
            }
            start = end + (end < text.length() && text.charAt(end) == '\\' ? 2 : 1);
        }
    }

    private static boolean hasMark(String text) {
        return hasChallenge(text)
                || MARKS.entrySet().stream().anyMatch(mark -> Ascii.contains(text, mark.getKey(), mark.getValue()));
    }

    /** A {@code 334} with nothing behind it on its line, or with a blank. */
    private static boolean hasChallenge(String text) {
        int at = text.indexOf("334");
        while (at >= 0
                && at + 3 < text.length()
                && text.charAt(at + 3) > ' '
                && text.charAt(at + 3) < '~'
                && text.charAt(at + 3) != '\\') {
            at = text.indexOf("334", at + 1);
        }
        return at >= 0;
    }

    /** Line breaks may be written out, as in a log that is itself a string. */
    private static int lineEnd(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || (c == '\\' && at + 1 < text.length() && isBreakLetter(text.charAt(at + 1)))) {
                return at;
            }
        }
        return text.length();
    }

    private static boolean isBreakLetter(char c) {
        return c == 'n' || c == 'r';
    }

    private static boolean isPrompt(String line) {
        boolean challenge = line.contains("334") && line.strip().endsWith("334");
        return challenge || PROMPTS.stream().anyMatch(line::contains);
    }

    private static void command(String text, String line, int start, int stop, List<SecretSpan> found) {
        int auth = line.indexOf("auth ");
        while (auth >= 0) {
            int method = auth + 5;
            int blank = line.indexOf(' ', method);
            if (blank > method && isMechanism(line.substring(method, blank))) {
                int from = start + blank + 1;
                int to = tokenEnd(text, from, stop);
                boolean xoauth2 = line.startsWith("xoauth2", method) || line.startsWith("oauthbearer", method);
                if (to - from >= 4 && looksEncoded(text.substring(from, to))) {
                    found.add(new SecretSpan(xoauth2 ? Kind.XOAUTH2 : Kind.AUTH_BASE64, from, to));
                }
            }
            auth = line.indexOf("auth ", method);
        }
    }

    private static boolean isMechanism(String word) {
        return List.of("plain", "login", "xoauth2", "oauthbearer", "cram-md5", "ntlm")
                .contains(word);
    }

    /** {@code AUTH LOGIN PLAIN XOAUTH2} is an offer and no login; its names are not base64 of anything. */
    private static boolean looksEncoded(String token) {
        if (isMechanism(Ascii.lower(token))) {
            return false;
        }
        boolean whole = token.length() % 4 == 0;
        return token.length() > 60
                || Base64Text.isSaslPlain(token)
                || (whole && Base64Text.isPrintable(token))
                || hasControl(token);
    }

    private static boolean hasControl(String token) {
        return token.length() >= 16
                && token.length() % 4 == 0
                && Base64Text.decode(token).isPresent();
    }

    /** The one word of a client's line that answers a prompt. */
    private static boolean answer(String text, String line, int start, int stop, List<SecretSpan> found) {
        int to = stop;
        while (to > start && !isBase64(text.charAt(to - 1))) {
            to--;
        }
        int from = to;
        while (from > start && isBase64(text.charAt(from - 1))) {
            from--;
        }
        if (to - from < 4 || (to - from) % 4 != 0 || !isClientPrefix(line.substring(0, from - start))) {
            return false;
        }
        String answer = text.substring(from, to);
        if (!Base64Text.isPrintable(answer)) {
            return false;
        }
        if (answer.equals(HIDDEN_BY_SWAKS)) {
            forgetLogin(from, found);
            return true;
        }
        found.add(new SecretSpan(Kind.AUTH_BASE64, from, to));
        return true;
    }

    /** The login name that went before is no secret without its password. */
    private static void forgetLogin(int before, List<SecretSpan> found) {
        if (!found.isEmpty()
                && found.getLast().kind() == Kind.AUTH_BASE64
                && before - found.getLast().end() < MOST_BETWEEN_ANSWERS) {
            found.removeLast();
        }
    }

    private static boolean isClientPrefix(String prefix) {
        String bare = prefix.strip();
        if (bare.isEmpty()) {
            return true;
        }
        if (bare.contains("334") || bare.startsWith("reply") || bare.endsWith("server -> client:")) {
            return false;
        }
        char last = bare.charAt(bare.length() - 1);
        return ":>'\"`|]~)".indexOf(last) >= 0 || bare.endsWith("c");
    }

    private static int tokenEnd(String text, int from, int stop) {
        int to = from;
        while (to < stop && isBase64(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isBase64(char c) {
        return Ascii.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
    }
}
