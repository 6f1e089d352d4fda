package org.smtpmedic.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.oauth.AppCredential;

/** The app registration and the public address. */
class OAuthSettingsTest {
    private static final String SECRET = "Abc8Q~planted-secret";
    private static final String CLIENT = "66666666-7777-8888-9999-aaaaaaaaaaaa";

    @TempDir
    private Path folder;

    @Test
    void nothing_is_configured_by_itself() throws Exception {
        Settings settings = read("", Map.of());

        assertThat(settings.app()).isEmpty();
        assertThat(settings.publicAddress()).isEmpty();
    }

    @Test
    void a_registration_without_a_credential_is_for_people_who_sign_in() throws Exception {
        Settings settings = read("oauth: {tenant: contoso.com, client-id: " + CLIENT + "}", Map.of());

        assertThat(settings.app()).hasValueSatisfying(app -> {
            assertThat(app.registration().authority()).hasToString("https://login.microsoftonline.com");
            assertThat(app.credential()).isEmpty();
        });
    }

    @Test
    void a_client_secret_comes_from_the_environment_or_a_file_and_is_not_printed() throws Exception {
        String app = "oauth: {tenant: contoso.com, client-id: " + CLIENT
                + ", authority: 'https://login.microsoftonline.us'}";
        Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        for (Map<String, String> environment : java.util.List.of(
                Map.of("SMTP_MEDIC_OAUTH_CLIENT_SECRET", SECRET),
                Map.of("SMTP_MEDIC_OAUTH_CLIENT_SECRET_FILE", file.toString()))) {
            Settings settings = read(app, environment);
            assertThat(settings.app().flatMap(AppAccess::credential))
                    .containsInstanceOf(AppCredential.ClientSecret.class);
            assertThat(settings.toString()).contains("login.microsoftonline.us").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: {public-url: 'http://medic.contoso.com'}|server.public-url: expected the https address",
                "server: {public-url: words}|server.public-url: expected the https address",
                "server: {public-url: ''}|server.public-url: expected the https address",
                "oauth: {tenant: contoso.com}|oauth.client-id: expected the application id",
                "oauth: {client-id: x}|oauth.tenant: expected a tenant id",
                "oauth: {tenant: 'a b', client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa}|oauth: tenant must be",
                "oauth: {tenant: a/b, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa}|oauth: tenant must be",
                "oauth: {tenant: contoso.com, client-id: medic}|oauth: client-id must be",
                "oauth: {tenant: t, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa, authority: 'http://x'}|oauth: authority must be",
                "oauth: {tenant: t, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa, authority: 'a b'}|oauth.authority: expected",
                "oauth: {tenant: t, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa, client-secret: s, certificate-file: f}|found several",
                "oauth: {tenant: t, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa, client-secret: ' '}|oauth.client-secret: expected",
                "oauth: {tenant: t, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa, client-secret-file: /nowhere}|oauth.client-secret-file: expected",
                "oauth: {tenant: t, client-id: 66666666-7777-8888-9999-aaaaaaaaaaaa, certificate-file: /nowhere}|oauth.certificate-file: expected",
                "oauth: {client-secret: Abc8Q~planted-secret}|oauth.tenant: expected"
            })
    void what_is_wrong_stops_the_start_and_names_the_key(String yaml, String words) {
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.words())
                                .contains(words)
                                .hasLineCount(1)
                                .doesNotContain(SECRET));
    }

    @Test
    void an_empty_secret_file_is_refused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThatThrownBy(() -> read(
                        "oauth: {tenant: contoso.com, client-id: " + CLIENT + "}",
                        Map.of("SMTP_MEDIC_OAUTH_CLIENT_SECRET_FILE", empty.toString())))
                .hasMessageContaining("oauth.client-secret-file");
    }

    private Settings read(String yaml, Map<String, String> environment) throws Exception {
        Path file = Files.writeString(folder.resolve("smtp-medic.yaml"), yaml);
        return SettingsReader.read(Optional.of(file), environment);
    }
}
