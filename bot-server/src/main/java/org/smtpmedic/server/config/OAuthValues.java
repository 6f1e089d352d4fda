package org.smtpmedic.server.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.AppCredential;
import org.smtpmedic.core.probe.oauth.PemFile;
import org.smtpmedic.core.probe.oauth.Registration;

/** The keys below {@code oauth}, on their way to {@link AppAccess}. */
final class OAuthValues {
    private final Map<Key, String> texts;

    OAuthValues(Map<Key, String> texts) {
        this.texts = texts;
    }

    Optional<AppAccess> app() throws SettingsException {
        if (texts.keySet().stream().noneMatch(key -> key.path().startsWith("oauth."))) {
            return Optional.empty();
        }
        String tenant = required(Key.OAUTH_TENANT);
        String clientId = required(Key.OAUTH_CLIENT_ID);
        try {
            var registration = new Registration(authority(), tenant, clientId, Optional.empty());
            return Optional.of(new AppAccess(registration, credential()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("oauth: " + e.getMessage());
        }
    }

    private URI authority() throws SettingsException {
        Optional<String> given = Optional.ofNullable(texts.get(Key.OAUTH_AUTHORITY));
        try {
            return given.map(URI::create).orElse(Registration.GLOBAL);
        } catch (IllegalArgumentException _) {
            throw Key.OAUTH_AUTHORITY.refuse(given.orElse(""));
        }
    }

    private Optional<AppCredential> credential() throws SettingsException {
        Optional<String> plain = Optional.ofNullable(texts.get(Key.OAUTH_CLIENT_SECRET));
        Optional<String> file = Optional.ofNullable(texts.get(Key.OAUTH_CLIENT_SECRET_FILE));
        Optional<String> certificate = Optional.ofNullable(texts.get(Key.OAUTH_CERTIFICATE_FILE));
        if (Stream.of(plain, file, certificate).flatMap(Optional::stream).count() > 1) {
            throw new SettingsException(
                    "oauth.client-secret, oauth.client-secret-file, oauth.certificate-file: expected one of"
                            + " them or none, found several");
        }
        if (plain.isPresent()) {
            return Optional.of(new AppCredential.ClientSecret(
                    new Secret(required(Key.OAUTH_CLIENT_SECRET).toCharArray())));
        }
        if (file.isPresent()) {
            return Optional.of(
                    new AppCredential.ClientSecret(SecretFile.read(Key.OAUTH_CLIENT_SECRET_FILE, file.get())));
        }
        return certificate.isPresent() ? Optional.of(certificate(certificate.get())) : Optional.empty();
    }

    private static AppCredential certificate(String name) throws SettingsException {
        try {
            return PemFile.read(Path.of(name)).orElseThrow(() -> Key.OAUTH_CERTIFICATE_FILE.refuse(name));
        } catch (InvalidPathException _) {
            throw Key.OAUTH_CERTIFICATE_FILE.refuse(name);
        }
    }

    private String required(Key key) throws SettingsException {
        return Optional.ofNullable(texts.get(key))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> key.refuse(""));
    }
}
