package org.smtpmedic.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be configured. */
enum Key {
    SERVER_HOST("server.host", "a host name or an address to listen on"),
    SERVER_PORT("server.port", "a whole number from 0 to 65535"),
    SERVER_PUBLIC_URL(
            "server.public-url", "the https address that people reach this program at, or http on this machine"),
    DATA_DIR("data.dir", "a folder"),
    DATABASE_URL("database.url", "jdbc:postgresql://host/database, without a login in it"),
    DATABASE_USER("database.user", "the name of a role of the PostgreSQL server"),
    DATABASE_PASSWORD("database.password", "the password of that role"),
    DATABASE_PASSWORD_FILE("database.password-file", "a readable file with nothing but the password"),
    CATALOGUE_DIR("catalogue.dir", "a folder that is there"),
    CHAT_PAGE("chat-page.enabled", "true or false"),
    TEST_HOST("test.host", "a host name or an address"),
    TEST_PORT("test.port", "a whole number from 1 to 65535"),
    TEST_USER("test.user", "the login name of a mailbox"),
    TEST_PASSWORD("test.password", "a password"),
    TEST_PASSWORD_FILE("test.password-file", "a readable file with nothing but the password"),
    TEST_SENDER("test.sender", "a mail address"),
    TEST_RECIPIENT("test.recipient", "a mail address"),
    OAUTH_AUTHORITY("oauth.authority", "the https address of a sign-in endpoint without a path"),
    OAUTH_TENANT("oauth.tenant", "a tenant id or a domain"),
    OAUTH_CLIENT_ID("oauth.client-id", "the application id of an app registration"),
    OAUTH_CLIENT_SECRET("oauth.client-secret", "the value of a client secret"),
    OAUTH_CLIENT_SECRET_FILE("oauth.client-secret-file", "a readable file with nothing but the client secret"),
    OAUTH_CERTIFICATE_FILE("oauth.certificate-file", "a readable PEM file with a certificate and its RSA key"),
    SLACK_MODE("slack.mode", "socket or http"),
    SLACK_BOT_TOKEN("slack.bot-token", "the bot token, which begins with xoxb-"),
    SLACK_BOT_TOKEN_FILE("slack.bot-token-file", "a readable file with nothing but the bot token"),
    SLACK_APP_TOKEN("slack.app-token", "the app-level token, which begins with xapp-"),
    SLACK_APP_TOKEN_FILE("slack.app-token-file", "a readable file with nothing but the app-level token"),
    SLACK_SIGNING_SECRET("slack.signing-secret", "the signing secret of the app"),
    SLACK_SIGNING_SECRET_FILE("slack.signing-secret-file", "a readable file with nothing but the signing secret"),
    SLACK_CLIENT_ID("slack.client-id", "the client id of the app"),
    SLACK_CLIENT_SECRET("slack.client-secret", "the client secret of the app"),
    SLACK_CLIENT_SECRET_FILE("slack.client-secret-file", "a readable file with nothing but the client secret"),
    SLACK_ENCRYPTION_KEYS("slack.encryption-keys", "keys like NAME:BASE64-OF-32-BYTES, the one to use first"),
    SLACK_ENCRYPTION_KEYS_FILE("slack.encryption-keys-file", "a readable file with such keys, one a line"),
    SLACK_API_URL("slack.api-url", "an http or https address that ends in a slash"),
    TEAMS_APP_ID("teams.app-id", "the id of the app registration, a GUID"),
    TEAMS_TENANT("teams.tenant", "the id of your organization's tenant, a GUID"),
    TEAMS_ALLOWED_TENANTS("teams.allowed-tenants", "ids of tenants, GUIDs with commas between them"),
    TEAMS_SECRET("teams.secret", "a client secret of the app registration"),
    TEAMS_SECRET_FILE("teams.secret-file", "a readable file with nothing but the client secret"),
    TEAMS_CERTIFICATE_FILE("teams.certificate-file", "a readable PKCS#12 file with the certificate and its key"),
    TEAMS_CERTIFICATE_PASSWORD_FILE(
            "teams.certificate-password-file", "a readable file with nothing but the password of the certificate file"),
    TEAMS_FEDERATED_TOKEN_FILE("teams.federated-token-file", "a readable file that holds a federated token"),
    TEAMS_MANAGED_IDENTITY("teams.managed-identity", "true or false"),
    TEAMS_OPENID_METADATA("teams.openid-metadata", "an https address"),
    TEAMS_ISSUER("teams.issuer", "the issuer of the channel's tokens"),
    TEAMS_AUTHORITY("teams.authority", "an https address, without the tenant"),
    TEAMS_SCOPE("teams.scope", "a scope that ends in /.default"),
    TEAMS_SERVICE_URLS("teams.service-urls", "addresses like https://*.example.com with commas between them"),
    TEAMS_FILE_HOSTS("teams.file-hosts", "addresses like https://*.example.com with commas between them"),
    RETENTION_DAYS("retention.days", "a number from 7 to 3650"),
    PROBE_TESTERS("probe.testers", "everyone, admins, or ids of people with commas between them"),
    PROBE_ALLOWED_HOSTS("probe.allowed-hosts", "host names in lower case, with commas between them");

    /** What every variable of ours begins with. */
    static final String PREFIX = "SMTP_MEDIC_";

    private final String path;
    private final String allowed;

    Key(String path, String allowed) {
        this.path = path;
        this.allowed = allowed;
    }

    /** Its place in the file. */
    String path() {
        return path;
    }

    String allowed() {
        return allowed;
    }

    String variable() {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Optional<Key> ofPath(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    static Optional<Key> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(variable))
                .findFirst();
    }

    static String all() {
        return String.join(", ", Arrays.stream(values()).map(Key::path).toList());
    }

    SettingsException refuse(String value) {
        String shape = value.isEmpty() ? "nothing" : "a value of " + value.length() + " characters that is not that";
        return new SettingsException(path + ": expected " + allowed + ", found " + shape);
    }
}
