package org.smtpmedic.server.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smtpmedic.teams.TeamsSettings;
import org.smtpmedic.teams.connector.Credential;
import org.smtpmedic.teams.connector.Hidden;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.gate.GateRules;

/** What begins with {@code teams.}. The values that stand here are those of the public cloud. */
final class TeamsValues {
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Values values;

    TeamsValues(Values values) {
        this.values = values;
    }

    Optional<TeamsSettings> settings() throws SettingsException {
        if (!values.anyBelow("teams")) {
            return Optional.empty();
        }
        String appId = guid(Key.TEAMS_APP_ID, values.required(Key.TEAMS_APP_ID));
        String tenant = guid(Key.TEAMS_TENANT, values.required(Key.TEAMS_TENANT));
        String issuer = values.text(Key.TEAMS_ISSUER).orElse("https://api.botframework.com");
        URI metadata =
                address(Key.TEAMS_OPENID_METADATA, "https://login.botframework.com/v1/.well-known/openidconfiguration");
        URI authority = address(Key.TEAMS_AUTHORITY, "https://login.microsoftonline.com");
        return Optional.of(new TeamsSettings(
                new GateRules(appId, issuer, metadata, tenants(tenant)),
                URI.create(withoutSlash(authority.toString()) + "/" + tenant),
                scope(),
                credential(),
                hosts(Key.TEAMS_SERVICE_URLS, "https://smba.trafficmanager.net,https://*.teams.microsoft.com"),
                hosts(Key.TEAMS_FILE_HOSTS, "https://*.sharepoint.com")));
    }

    private Set<String> tenants(String own) throws SettingsException {
        Set<String> tenants = new HashSet<>(Set.of(own));
        Optional<String> others = values.text(Key.TEAMS_ALLOWED_TENANTS);
        if (others.isPresent()) {
            for (String other : list(others.get())) {
                tenants.add(guid(Key.TEAMS_ALLOWED_TENANTS, other));
            }
        }
        return tenants;
    }

    private Credential credential() throws SettingsException {
        List<Key> given = Stream.of(
                        Key.TEAMS_SECRET,
                        Key.TEAMS_SECRET_FILE,
                        Key.TEAMS_CERTIFICATE_FILE,
                        Key.TEAMS_FEDERATED_TOKEN_FILE,
                        Key.TEAMS_MANAGED_IDENTITY)
                .filter(values::has)
                .toList();
        if (given.size() != 1) {
            throw new SettingsException("teams.secret, teams.secret-file, teams.certificate-file,"
                    + " teams.federated-token-file, teams.managed-identity: expected one of them, found "
                    + given.size());
        }
        return switch (given.getFirst()) {
            case TEAMS_SECRET -> new Credential.ClientSecret(new Hidden(values.required(Key.TEAMS_SECRET)));
            case TEAMS_SECRET_FILE -> new Credential.ClientSecret(new Hidden(fromFile(Key.TEAMS_SECRET_FILE)));
            case TEAMS_CERTIFICATE_FILE ->
                new Credential.Certificate(
                        file(Key.TEAMS_CERTIFICATE_FILE), new Hidden(fromFile(Key.TEAMS_CERTIFICATE_PASSWORD_FILE)));
            case TEAMS_FEDERATED_TOKEN_FILE -> new Credential.FederatedToken(file(Key.TEAMS_FEDERATED_TOKEN_FILE));
            default -> managedIdentity();
        };
    }

    private Credential managedIdentity() throws SettingsException {
        if (!values.flag(Key.TEAMS_MANAGED_IDENTITY)) {
            throw Key.TEAMS_MANAGED_IDENTITY.refuse("false");
        }
        return new Credential.ManagedIdentity();
    }

    private String fromFile(Key key) throws SettingsException {
        return SecretFile.text(key, values.required(key));
    }

    private Path file(Key key) throws SettingsException {
        String name = values.required(key);
        try {
            Path file = Path.of(name);
            if (Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException _) {
            // Refused below like a file that is not there.
        }
        throw key.refuse(name);
    }

    private String scope() throws SettingsException {
        String scope = values.text(Key.TEAMS_SCOPE).orElse("https://api.botframework.com/.default");
        if (!scope.endsWith("/.default")) {
            throw Key.TEAMS_SCOPE.refuse(scope);
        }
        return scope;
    }

    /** Over https, except to this machine: keys and tokens of an open line could be anybody's. */
    private URI address(Key key, String standard) throws SettingsException {
        String given = values.text(key).orElse(standard);
        try {
            URI uri = URI.create(given);
            String host = uri.getHost();
            boolean open = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(host));
            if (host != null && ("https".equals(uri.getScheme()) || open) && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Refused below like an address of another kind.
        }
        throw key.refuse(given);
    }

    private ServiceUrls hosts(Key key, String standard) throws SettingsException {
        String given = values.text(key).orElse(standard);
        try {
            return new ServiceUrls(list(given));
        } catch (IllegalArgumentException _) {
            throw key.refuse(given);
        }
    }

    private static String guid(Key key, String text) throws SettingsException {
        if (!GUID.matcher(text).matches()) {
            throw key.refuse(text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
