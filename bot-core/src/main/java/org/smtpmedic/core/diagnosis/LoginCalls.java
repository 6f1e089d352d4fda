package org.smtpmedic.core.diagnosis;

import java.util.List;

/** Passwords that program code or a command line passes by position: {@code login("user", "password")}, {@code -u user:password}. */
final class LoginCalls {

    private static final int MAX_ARGUMENTS = 600;
    private static final List<Call> CALLS = List.of(
            new Call("networkcredential(", 1),
            new Call("login(", 1),
            new Call("plainauth(", 2),
            new Call("setauthentication(", 1),
            new Call("defaultauthenticator(", 1),
            new Call("passwordauthentication(", 1),
            new Call("authenticate(", 1),
            new Call("setpassword(", 0),
            new Call("credentials::new(", 1));

    private static final String COMMAND = "convertto";
    private static final String COMMAND_BEHIND_DASH = "-securestring";
    private static final List<String> FLAGS = List.of(" -ap ", " --ap ");
    private static final List<String> USER_FLAGS = List.of(" -u ", " --user ");

    /** A function and the place of the password among its quoted arguments. */
    private record Call(String name, int place) {}

    private LoginCalls() {}

    static void find(String text, List<SecretSpan> found) {
        for (int at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
            call(text, at + 1, found);
        }
        for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            if (Ascii.startsWith(text, at, COMMAND_BEHIND_DASH) && Ascii.endsWith(text, at, COMMAND)) {
                argument(text, at + COMMAND_BEHIND_DASH.length(), 0, found);
            }
            if (at > 0 && text.charAt(at - 1) == ' ') {
                flag(text, at - 1, found);
            }
        }
    }

    private static void call(String text, int behind, List<SecretSpan> found) {
        for (Call call : CALLS) {
            if (Ascii.endsWith(text, behind, call.name)) {
                argument(text, behind, call.place, found);
            }
        }
    }

    private static void flag(String text, int at, List<SecretSpan> found) {
        for (String flag : FLAGS) {
            if (Ascii.startsWith(text, at, flag)) {
                add(text, value(text, at + flag.length()), found);
            }
        }
        for (String flag : USER_FLAGS) {
            if (Ascii.startsWith(text, at, flag)) {
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
