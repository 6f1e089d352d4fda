package org.smtpmedic.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;

/** The part {@code slack}. */
final class SlackValues {
    private static final Set<String> WEB = Set.of("http", "https");

    private final Values values;

    SlackValues(Values values) {
        this.values = values;
    }

    Optional<SlackSettings> settings() throws SettingsException {
        if (!values.anyBelow("slack")) {
            return Optional.empty();
        }
        Token bot = token(Key.SLACK_BOT_TOKEN, Key.SLACK_BOT_TOKEN_FILE, "xoxb-");
        return Optional.of(new SlackSettings(bot, transport(), api()));
    }

    private Transport transport() throws SettingsException {
        String mode = values.text(Key.SLACK_MODE).orElse("socket");
        return switch (mode) {
            case "socket" -> new Transport.SocketMode(token(Key.SLACK_APP_TOKEN, Key.SLACK_APP_TOKEN_FILE, "xapp-"));
            case "http" -> new Transport.Http(token(Key.SLACK_SIGNING_SECRET, Key.SLACK_SIGNING_SECRET_FILE, ""));
            default -> throw Key.SLACK_MODE.refuse(mode);
        };
    }

    private Token token(Key key, Key fileKey, String beginning) throws SettingsException {
        String given = values.secret(key, fileKey);
        // Anything else would end up, as it is, in the header of each request.
        if (!given.startsWith(beginning) || !given.matches("[!-~]{8,500}")) {
            throw key.refuse(given);
        }
        return new Token(given);
    }

    private URI api() throws SettingsException {
        Optional<String> given = values.text(Key.SLACK_API_URL);
        if (given.isEmpty()) {
            return SlackSettings.SLACK;
        }
        try {
            URI uri = new URI(given.get());
            if (uri.getHost() != null
                    && uri.getScheme() != null
                    && WEB.contains(uri.getScheme())
                    && given.get().endsWith("/")) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Refused below, like an address of another kind.
        }
        throw Key.SLACK_API_URL.refuse(given.get());
    }
}
