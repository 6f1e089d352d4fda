package org.smtpmedic.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.server.form.PublicAddress;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.slack.SlackSettings.Access;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.install.KeyRing;
import org.smtpmedic.slack.install.OAuthApp;

/** The part {@code slack}. */
final class SlackValues {
    private static final Set<String> WEB = Set.of("http", "https");

    private static final List<Key> ONE = List.of(Key.SLACK_BOT_TOKEN, Key.SLACK_BOT_TOKEN_FILE);
    private static final List<Key> INSTALLING = List.of(
            Key.SLACK_CLIENT_SECRET,
            Key.SLACK_CLIENT_SECRET_FILE,
            Key.SLACK_ENCRYPTION_KEYS,
            Key.SLACK_ENCRYPTION_KEYS_FILE);

    private final Values values;

    SlackValues(Values values) {
        this.values = values;
    }

    Optional<SlackSettings> settings() throws SettingsException {
        if (!values.anyBelow("slack")) {
            return Optional.empty();
        }
        return Optional.of(new SlackSettings(access(), transport(), api()));
    }

    private Access access() throws SettingsException {
        if (!values.has(Key.SLACK_CLIENT_ID)) {
            refuse(INSTALLING, "needs slack.client-id, for installations in many workspaces");
            return new Access.OneWorkspace(token(Key.SLACK_BOT_TOKEN, Key.SLACK_BOT_TOKEN_FILE, "xoxb-"));
        }
        refuse(ONE, "is for one workspace, and slack.client-id for many: expected one of them, found both");
        if (!values.text(Key.SLACK_MODE).equals(Optional.of("http"))) {
            throw new SettingsException("slack.client-id: installing in many workspaces needs slack.mode: http");
        }
        URI base = values.publicAddress()
                .map(PublicAddress::uri)
                .orElseThrow(() -> new SettingsException(
                        "slack.client-id: Slack sends people back to server.public-url, which is not set"));
        Token secret = token(Key.SLACK_CLIENT_SECRET, Key.SLACK_CLIENT_SECRET_FILE, "");
        return new Access.ManyWorkspaces(app(secret, base), keys());
    }

    private OAuthApp app(Token secret, URI base) throws SettingsException {
        String id = values.required(Key.SLACK_CLIENT_ID);
        try {
            return new OAuthApp(id, secret, base);
        } catch (IllegalArgumentException _) {
            throw Key.SLACK_CLIENT_ID.refuse(id);
        }
    }

    private KeyRing keys() throws SettingsException {
        String given = values.secret(Key.SLACK_ENCRYPTION_KEYS, Key.SLACK_ENCRYPTION_KEYS_FILE);
        return KeyRing.of(given).orElseThrow(() -> Key.SLACK_ENCRYPTION_KEYS.refuse(given));
    }

    private void refuse(List<Key> keys, String why) throws SettingsException {
        Optional<Key> given = keys.stream().filter(values::has).findFirst();
        if (given.isPresent()) {
            throw new SettingsException(given.get().path() + " " + why);
        }
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
