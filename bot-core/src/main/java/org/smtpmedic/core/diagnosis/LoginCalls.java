package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Map;

/** Passwords that program code or a command line passes by position: {@code login("user", "password")}, {@code -u user:password}. */
final class LoginCalls {

    private static final int MAX_ARGUMENTS = 600;
    /** The function and the place of the password among its quoted arguments. */
    private static final Map<String, Integer> CALLS = Map.of(
            "networkcredential(", 1,
            "login(", 1,
            "plainauth(", 2,
            "setauthentication(", 1,
            "defaultauthenticator(", 1,
            "passwordauthentication(", 1,
            "authenticate(", 1,
            "setpassword(", 0,
            "convertto-securestring", 0,
            "credentials::new(", 1);

    private static final List<String> FLAGS = List.of(" -ap ", " --ap ");
    private static final List<String> USER_FLAGS = List.of(" -u ", " --user ");

    private LoginCalls() {}

    static void find(String text, List<SecretSpan> found) {
        String lower = Ascii.lower(text);
        CALLS.forEach((call, place) -> {
            for (int at = lower.indexOf(call); at >= 0; at = lower.indexOf(call, at + call.length())) {
                argument(text, at + call.length(), place, found);
            }
        });
        for (String flag : FLAGS) {
            for (int at = lower.indexOf(flag); at >= 0; at = lower.indexOf(flag, at + 2)) {
                add(text, value(text, at + flag.length()), found);
            }
        }
        for (String flag : USER_FLAGS) {
            for (int at = lower.indexOf(flag); at >= 0; at = lower.indexOf(flag, at + 2)) {
                userAndPassword(text, value(text, at + flag.length()), found);
            }
        }
    }

    private static SecretValue value(String text, int at) {
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        return quoted ? SecretValue.quoted(text, at) : SecretValue.bare(text, at);
    }

    private static void userAndPassword(String text, SecretValue value, List<SecretSpan> found) {
        int colon = value.start();
        while (colon < value.end() && text.charAt(colon) != ':') {
            colon++;
        }
        if (colon > value.start() && colon < value.end()) {
            add(text, new SecretValue(colon + 1, value.end()), found);
        }
    }

    private static void argument(String text, int from, int place, List<SecretSpan> found) {
        int limit = Math.min(text.length(), from + MAX_ARGUMENTS);
        int seen = 0;
        for (int at = from; at < limit && text.charAt(at) != ')' && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                SecretValue value = SecretValue.quoted(text, at);
                if (seen == place) {
                    add(text, value, found);
                    return;
                }
                seen++;
                at = value.end();
            }
        }
    }

    private static void add(String text, SecretValue value, List<SecretSpan> found) {
        if (!value.isEmpty() && !value.isPlaceholder(text)) {
            found.add(value.as(SecretSpan.Kind.PASSWORD));
        }
    }
}
