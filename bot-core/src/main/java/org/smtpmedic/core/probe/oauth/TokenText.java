package org.smtpmedic.core.probe.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/** What kind of text somebody holds for an access token. */
sealed interface TokenText {

    /** Exchange's own tokens have 1 to 3 kB; many group claims make 10. */
    int MOST = 16_384;

    /** A readable token, and what was wrong around it. */
    record Open(Claims claims, List<Finding> around) implements TokenText {}

    /** A token that only its service can read. */
    record Closed(Finding finding) implements TokenText {}

    /** Something else. */
    record Useless(Finding finding) implements TokenText {}

    /** Sorts {@code given}, in time linear in its length. */
    static TokenText of(String given) {
        if (given.length() > MOST) {
            return new Useless(Finding.problem(
                    "This is longer than any access token (" + MOST + " characters).",
                    "Copy the value of access_token alone."));
        }
        List<Finding> around = new ArrayList<>();
        String text = bare(given, around);
        return Reading.notAToken(text).orElseGet(() -> Reading.read(text, around));
    }

    private static String bare(String given, List<Finding> around) {
        String text = given.strip();
        if (text.length() >= 2 && (text.startsWith("\"") || text.startsWith("'"))) {
            around.add(Finding.warning(
                    "There are quotes around the token.", "Make sure that your program does not send the quotes."));
            text = unquoted(text);
        }
        if (text.regionMatches(true, 0, "Bearer ", 0, 7)) {
            around.add(Finding.warning(
                    "The token was given with the word Bearer before it.",
                    "Hand the bare token to a library that adds Bearer itself, or Bearer is sent twice."));
            text = text.substring(7).strip();
        }
        return text;
    }

    private static String unquoted(String text) {
        int end = text.length();
        while (end > 1 && "\"',".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(1, end);
    }

    /** The steps of {@link #of}. */
    final class Reading {
        private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        private static final Pattern CLIENT_SECRET = Pattern.compile("[\\w~.-]{3}\\dQ~[\\w~.-]{30,40}");
        private static final Pattern REFRESH = Pattern.compile("[01]\\.A[\\w.-]+|M\\.[CR]\\d.*");
        private static final Pattern ALPHABET = Pattern.compile("[\\w.=+/-]+");
        private static final JsonMapper JSON = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Reading() {}

        private static Optional<TokenText> notAToken(String text) {
            Optional<Finding> finding = Optional.empty();
            if (text.isEmpty()) {
                finding = Optional.of(Finding.problem("There is no token.", "Paste the value of access_token."));
            } else if (GUID.matcher(text).matches()) {
                finding = Optional.of(Finding.problem(
                        "This is an id (a GUID), not a token.",
                        "Client ids, tenant ids and secret ids are GUIDs. The token is what the token endpoint answers as"
                                + " access_token."));
            } else if (CLIENT_SECRET.matcher(text).matches()) {
                finding = Optional.of(Finding.problem(
                        "This is the secret of an app registration, not an access token.",
                        "Replace that secret, because it was shown here. The app trades its secret for a token at the token"
                                + " endpoint."));
            } else if (REFRESH.matcher(text).matches()) {
                finding = Optional.of(Finding.problem(
                        "This is a refresh token or an authorization code, not an access token.",
                        "Trade it at the token endpoint, and send the access_token of the answer. Revoke this one, because"
                                + " it was shown here."));
            } else if (text.startsWith("ZXlK")) {
                finding = Optional.of(Finding.problem(
                        "The token is encoded in base64 once more than it should be.",
                        "Use access_token as it came: only the whole XOAUTH2 string is encoded."));
            } else if (text.startsWith("dXNlcj")) {
                finding = Optional.of(Finding.problem(
                        "This is a whole XOAUTH2 string, not a token.",
                        "Have it checked as an XOAUTH2 string, or give the access_token alone."));
            } else if (!ALPHABET.matcher(text).matches()) {
                finding = Optional.of(Finding.problem(
                        "There is a blank, a line break or another foreign character inside the token.",
                        "Copy it again in one piece; terminals and mail programs break long lines."));
            }
            return finding.map(Useless::new);
        }

        private static TokenText read(String text, List<Finding> around) {
            String[] parts = text.split("\\.", -1);
            if (parts.length == 5) {
                return new Closed(Finding.warning(
                        "The token is encrypted: only the service it is meant for can read it.",
                        "If it is meant for Exchange Online, try it; nothing about it can be checked here."));
            }
            if (parts.length == 1 && !text.startsWith("eyJ")) {
                return new Closed(Finding.warning(
                        "The token is opaque, as those of personal Microsoft accounts are: it cannot be read here.",
                        "A token for a work or school mailbox begins with eyJ. If the mailbox is one of those, the sign-in"
                                + " went to the wrong endpoint: use your tenant's."));
            }
            if (parts.length != 3 || parts[2].isEmpty()) {
                return new Useless(Finding.problem(
                        parts.length > 3
                                ? "The token has more than its three parts."
                                : "The token is not complete: a header, a body and a signature belong to it, with dots between.",
                        "Copy the whole value of access_token; it often ends where a line or a column does."));
            }
            Optional<JsonNode> header = object(parts[0]);
            Optional<JsonNode> body = object(parts[1]);
            if (header.isEmpty() || body.isEmpty()) {
                return new Useless(Finding.problem(
                        "The token is damaged: its " + (header.isEmpty() ? "header" : "body") + " cannot be read.",
                        "Copy the whole value of access_token again, unchanged."));
            }
            if (header.get().path("alg").asText("none").equalsIgnoreCase("none")) {
                around.add(Finding.problem(
                        "The token is not signed, so no server accepts it.", "Get a token from Microsoft's endpoint."));
            }
            return new Open(new Claims(body.get()), List.copyOf(around));
        }

        private static Optional<JsonNode> object(String part) {
            try {
                JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(part));
                return Optional.of(node).filter(JsonNode::isObject);
            } catch (IllegalArgumentException | JsonProcessingException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new IllegalStateException("Reading from memory failed", e);
            }
        }
    }
}
