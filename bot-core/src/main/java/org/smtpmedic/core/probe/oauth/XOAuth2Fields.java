package org.smtpmedic.core.probe.oauth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/** The two fields of a decoded XOAUTH2 string, as far as they can be found in a wrong one. */
record XOAuth2Fields(Optional<String> user, Optional<String> token) {
    private static final char MARK = '\u0001';
    private static final String USER = "user=";
    private static final String AUTH = "auth=";
    private static final String BEARER = "Bearer ";
    private static final String MARK_RIGHT =
            "Put one byte of value 1 there: \\x01 in most languages, [char]1 in PowerShell; not the letters.";
    /** What people write for the byte: its escape in some language, a caret, another control character. */
    private static final Pattern WRITTEN_MARK = Pattern.compile(
            "\\\\x01|\\\\u0001|\\\\001|\\\\1|\\^A|%x01|%01|&#1;|[\\n\\r\\t\\x00\\x02]", Pattern.CASE_INSENSITIVE);

    static XOAuth2Fields read(String plain, List<Finding> findings) {
        String text = marked(plain, findings);
        if (text.startsWith("n,a=")) {
            findings.add(Finding.problem(
                    "This is OAUTHBEARER, another mechanism: Exchange Online offers XOAUTH2.",
                    "Start with user=<mailbox>, and log in with AUTH XOAUTH2."));
            return new XOAuth2Fields(Optional.empty(), Optional.empty());
        }
        int auth = text.indexOf(AUTH);
        if (auth < 0) {
            findings.add(Finding.problem(
                    "auth=Bearer is missing.",
                    "Write auth=Bearer, one blank and the token behind the user and byte 1."));
            return new XOAuth2Fields(user(text, findings), Optional.empty());
        }
        return new XOAuth2Fields(
                user(text.substring(0, auth), findings), token(text.substring(auth + AUTH.length()), findings));
    }

    private static String marked(String plain, List<Finding> findings) {
        if (plain.indexOf(MARK) >= 0) {
            return plain;
        }
        if (!WRITTEN_MARK.matcher(plain).find()) {
            findings.add(Finding.problem("There is nothing between the fields.", MARK_RIGHT));
            return plain;
        }
        findings.add(Finding.problem("The fields are not separated by the byte of value 1.", MARK_RIGHT));
        return WRITTEN_MARK.matcher(plain).replaceAll(String.valueOf(MARK));
    }

    private static Optional<String> user(String field, List<Finding> findings) {
        int start = field.startsWith(USER) ? USER.length() : field.indexOf('=') + 1;
        String name = field.substring(start).replace(String.valueOf(MARK), "").strip();
        if (!field.startsWith(USER)) {
            findings.add(Finding.problem(
                    "The string does not begin with user=, in small letters.",
                    "Begin with user= and the mailbox's address."));
        } else if (name.isEmpty()) {
            findings.add(Finding.problem("The user is missing behind user=.", "Write the mailbox's address there."));
        } else if (name.indexOf('@') < 1 || name.indexOf('@') == name.length() - 1) {
            findings.add(Finding.problem(
                    "What stands behind user= is no mail address.",
                    "Write the address of the mailbox, such as scanner@contoso.com, without a domain and backslash."));
        } else if (!field.substring(start).equals(name + MARK) && field.indexOf(MARK) >= 0) {
            findings.add(Finding.problem(
                    "There are blanks or more than one separator around the user.",
                    "Write user=<mailbox> and one byte 1."));
        } else if (field.indexOf(MARK) < 0) {
            findings.add(Finding.problem("Nothing ends the user.", MARK_RIGHT));
        }
        return Optional.of(name).filter(known -> !known.isEmpty());
    }

    private static Optional<String> token(String field, List<Finding> findings) {
        int end = field.indexOf(MARK);
        String value = end < 0 ? field : field.substring(0, end);
        ends(end < 0 ? "" : field.substring(end), findings);
        if (value.startsWith(BEARER)) {
            return behindBearer(value.substring(BEARER.length()), findings);
        }
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            findings.add(Finding.warning("Bearer is not written with a capital B.", "Write auth=Bearer."));
            return Optional.of(value.substring(BEARER.length()));
        }
        findings.add(Finding.problem(
                "The token does not have the word Bearer and one blank before it.",
                "Write auth=Bearer, one blank, the token."));
        int blank = value.indexOf(' ');
        return Optional.of(blank < 0 ? value.replaceFirst("^(?i)bearer", "") : value.substring(blank + 1));
    }

    private static Optional<String> behindBearer(String token, List<Finding> findings) {
        if (token.isBlank()) {
            findings.add(Finding.problem("The token is missing behind Bearer.", "Write the access_token there."));
            return Optional.empty();
        }
        if (token.startsWith(BEARER)) {
            findings.add(Finding.problem(
                    "Bearer stands there twice.", "Hand the bare token to the library: it adds Bearer by itself."));
            return Optional.of(token.substring(BEARER.length()));
        }
        return Optional.of(token);
    }

    private static void ends(String rest, List<Finding> findings) {
        String marks = String.valueOf(MARK).repeat(2);
        if (rest.equals(marks)) {
            return;
        }
        findings.add(
                rest.startsWith(marks)
                        ? Finding.problem(
                                "Something stands behind the end of the string, often a line break.",
                                "End with two bytes of value 1 and nothing else (printf instead of echo).")
                        : Finding.problem(
                                "The string does not end with two bytes of value 1.", "End it with byte 1, byte 1."));
    }
}
