package org.smtpmedic.core.probe.oauth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/** Takes an XOAUTH2 string apart: base64 of {@code user=<mailbox>^Aauth=Bearer <token>^A^A}, in one line. */
public final class XOAuth2Check {
    private static final int MOST = 2 * TokenText.MOST;
    private static final String COMMAND = "AUTH XOAUTH2";

    private final TokenCheck tokens;

    public XOAuth2Check(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** Examines {@code given} and the token in it; any text will do, also with {@code AUTH XOAUTH2} before it. */
    public TokenReport check(Secret given) {
        return given.revealTo(characters -> check(new String(characters)));
    }

    private TokenReport check(String given) {
        if (given.length() > MOST) {
            return TokenReport.broken(Finding.problem(
                    "This is longer than any XOAUTH2 string (" + MOST + " characters).",
                    "Copy the part behind AUTH XOAUTH2 alone."));
        }
        String text = given.strip();
        if (text.regionMatches(true, 0, COMMAND, 0, COMMAND.length())) {
            text = text.substring(COMMAND.length()).strip();
        }
        if (text.isEmpty()) {
            return TokenReport.broken(Finding.problem(
                    "There is no XOAUTH2 string.", "Send it behind AUTH XOAUTH2, or alone after the server's 334."));
        }
        List<Finding> findings = new ArrayList<>();
        return decoded(text, findings)
                .map(plain -> inside(plain, findings))
                .orElseGet(() -> TokenReport.broken(findings.removeLast()).with(findings));
    }

    /** The plain string; empty when the last finding says why there is none. */
    private static Optional<String> decoded(String text, List<Finding> findings) {
        if (text.regionMatches(true, 0, "user=", 0, 5) || text.startsWith("n,a=")) {
            findings.add(Finding.problem(
                    "The string is not encoded.", "Encode the whole of it in base64, in one line, and send that."));
            return Optional.of(text);
        }
        String oneLine = text.replaceAll("\\s", "");
        if (oneLine.length() < text.length()) {
            findings.add(Finding.problem(
                    "There are line breaks or blanks in the string; the server reads only up to the first one.",
                    "Encode without line breaks: base64 -w0, or Base64FormattingOptions.None."));
        }
        if (oneLine.indexOf('-') >= 0 || oneLine.indexOf('_') >= 0) {
            findings.add(Finding.problem(
                    "The string is encoded in the base64 of web addresses (with - and _).",
                    "Encode it in plain base64 (with + and /)."));
            oneLine = oneLine.replace('-', '+').replace('_', '/');
        }
        if (oneLine.length() % 4 != 0 && !oneLine.endsWith("=")) {
            findings.add(Finding.problem(
                    "The end of the string is missing: its length is not a multiple of four.",
                    "Send the padding (=) too, and copy to the very end."));
        }
        return bytes(oneLine, findings).flatMap(bytes -> plain(bytes, findings));
    }

    private static Optional<byte[]> bytes(String base64, List<Finding> findings) {
        try {
            // One character too many holds no byte.
            return Optional.of(Base64.getDecoder()
                    .decode(base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64));
        } catch (IllegalArgumentException e) {
            findings.add(Finding.problem(
                    "The string is not base64.",
                    "Encode user=, auth=Bearer and the two ends as one string in base64."));
            return Optional.empty();
        }
    }

    private static Optional<String> plain(byte[] bytes, List<Finding> findings) {
        String plain = new String(bytes, StandardCharsets.UTF_8);
        if (plain.length() > 3 && (plain.charAt(1) == 0 || plain.charAt(0) == 0)) {
            findings.add(Finding.problem(
                    "The string was encoded as UTF-16: there is a zero byte between the letters.",
                    "In PowerShell take the bytes with [Text.Encoding]::ASCII, not Unicode."));
            return Optional.of(plain.replace("\0", ""));
        }
        if (plain.startsWith("dXNlcj")) {
            findings.add(Finding.problem(
                    "The string is encoded in base64 twice.",
                    "Hand the plain string to a library that encodes by itself."));
            return bytes(plain.replaceAll("\\s", ""), findings).map(inner -> new String(inner, StandardCharsets.UTF_8));
        }
        if (plain.startsWith("eyJ")) {
            findings.add(Finding.problem(
                    "Only the token was encoded: user= and auth=Bearer are missing.",
                    "Encode user=<mailbox>, byte 1, auth=Bearer <token>, byte 1, byte 1."));
            return Optional.empty();
        }
        return Optional.of(plain);
    }

    private TokenReport inside(String plain, List<Finding> findings) {
        var fields = XOAuth2Fields.read(plain, findings);
        TokenReport report = fields.token()
                .map(token -> tokens.check(token, fields.user()))
                .orElseGet(() -> new TokenReport(TokenReport.Kind.BROKEN, List.of(), List.of()));
        if (findings.isEmpty()) {
            findings.add(Finding.good("The XOAUTH2 string is well-formed around its token."));
        }
        return report.with(findings);
    }
}
