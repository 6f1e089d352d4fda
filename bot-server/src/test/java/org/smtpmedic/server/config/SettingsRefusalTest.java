package org.smtpmedic.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator is told about a configuration that cannot be used. */
class SettingsRefusalTest {
    private static final String SECRET = "Hunter2-planted";

    @TempDir
    private Path folder;

    @Test
    void a_password_can_come_from_a_file_with_a_line_end() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), SECRET + "\r\n");
        Settings settings = read(
                "test: {host: smtp.contoso.com, user: scanner@contoso.com}",
                Map.of("SMTP_MEDIC_TEST_PASSWORD_FILE", password.toString()));
        assertThat(settings.test()).isPresent();
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: {prot: 1}|server.prot: there is no such key. Known: server.host",
                "server: 5|server: there is no such key",
                "[a, b]|The file: there is no such key",
                "server: {port: [1]}|server.port: expected a whole number from 0 to 65535",
                "server: {port: }|server.port: expected a whole number",
                "server: {port: 65536}|server.port: expected a whole number",
                "server: {port: -1}|server.port: expected a whole number",
                "server: {port: 1.5}|server.port: expected a whole number",
                "server: {port: 1, port: 2}|is no YAML: look at line",
                "server: {host: 'no such host'}|server.host: expected a host name",
                "chat-page: {enabled: 'yes'}|chat-page.enabled: expected true or false",
                "test: {user: x}|test.host: expected a host name",
                "test: {host: smtp.contoso.com, user: x}|expected one of them, found none",
                "test: {host: a, user: x, password: p, password-file: f}|expected one of them, found both",
                "test: {host: a, user: x, password-file: /nowhere}|test.password-file: expected a readable file",
                "test: {host: a, port: 0, user: x, password: p}|test.port: expected a whole number from 1",
                "slack: {mode: socket}|slack.bot-token, slack.bot-token-file: expected one of them, found none",
                "slack: {bot-token: xoxp-123456789, app-token: xapp-12345678}|slack.bot-token: expected the bot token",
                "slack: {bot-token: xoxb-123456789}|slack.app-token, slack.app-token-file: expected one of them, found none",
                "slack: {bot-token: xoxb-123456789, app-token: xoxb-12345678}|slack.app-token: expected the app-level token",
                "slack: {bot-token: xoxb-123456789, mode: http}|slack.signing-secret, slack.signing-secret-file: expected one",
                "slack: {bot-token: xoxb-123456789, mode: carrier-pigeon}|slack.mode: expected socket or http",
                "slack: {bot-token: xoxb-123456789, app-token: xapp-12345678, api-url: 'ftp://x/'}|slack.api-url: expected an http",
                "slack: {bot-token: xoxb-123456789, app-token: xapp-12345678, api-url: 'https://x/api'}|slack.api-url: expected",
                "slack: {bot-token: 'xoxb-12345 6789', app-token: xapp-12345678}|slack.bot-token: expected the bot token",
                "slack: {bot-token: xoxb-123456789, app-token: xapp-12345678, encryption-keys: x}|slack.encryption-keys needs slack.client-id",
                "slack: {client-id: '1.2', bot-token: xoxb-123456789, app-token: xapp-12345678}|slack.bot-token is for one workspace",
                "slack: {client-id: '1.2', app-token: xapp-12345678}|installing in many workspaces needs slack.mode: http",
                "slack: {mode: http, signing-secret: Tr0ub4dor, client-id: '1.2'}|server.public-url, which is not set",
                "{server: {public-url: 'https://a.example.com'}, slack: {mode: http, signing-secret: Tr0ub4dor, client-id: '1.2', client-secret: Tr0ub4dor}}|slack.encryption-keys, slack.encryption-keys-file: expected one",
                "{server: {public-url: 'https://a.example.com'}, slack: {mode: http, signing-secret: Tr0ub4dor, client-id: '1.2', client-secret: Tr0ub4dor, encryption-keys: 'k1:c2hvcnQ='}}|slack.encryption-keys: expected keys like",
                "probe: {testers: 'ana, '}|probe.testers: expected everyone, admins",
                "probe: {testers: 'Ana Admin'}|probe.testers: expected everyone, admins",
                "a: [|is no YAML: look at line",
                "a: @b|is no YAML: look at line",
            })
    void what_is_wrong_stops_the_start_and_names_the_key(String yaml, String words) {
        assertThatThrownBy(() -> file(yaml))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.words()).contains(words).hasLineCount(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {port: Hunter2-planted}",
                "test: {password: Hunter2-planted}",
                "test: {host: a, user: x, passwort: Hunter2-planted}",
                "test: {host: a, user: x, password-file: Hunter2-planted}",
                "test: {host: a, user: x, password: 'Hunter2-planted}",
                "test: {host: a, port: x, user: x, password: Hunter2-planted}",
                "slack: {bot-token: Hunter2-planted}",
                "slack: {bot-token: xoxb-123456789, mode: http, signing-secret: 'Hunter2-planted \u00fc'}"
            })
    void a_complaint_never_quotes_a_value(String yaml) {
        assertThatThrownBy(() -> file(yaml))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.words()).doesNotContain(SECRET));
    }

    @Test
    void an_unknown_variable_of_ours_is_refused() {
        assertThatThrownBy(() -> read("", Map.of("SMTP_MEDIC_SERVER_PROT", SECRET)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SMTP_MEDIC_SERVER_PROT: there is no such key")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void a_file_that_is_not_there_a_folder_bytes_and_a_giant_are_refused() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, 0});
        Path giant = Files.writeString(folder.resolve("giant.yaml"), "#".repeat(200_000), StandardCharsets.UTF_8);
        Path deep = Files.writeString(folder.resolve("deep.yaml"), "{a: ".repeat(20_000), StandardCharsets.UTF_8);
        for (Path file : new Path[] {folder.resolve("missing.yaml"), folder, bytes, giant, deep}) {
            assertThatThrownBy(() -> SettingsReader.read(Optional.of(file), Map.of()))
                    .as(file.toString())
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private Settings file(String yaml) throws Exception {
        return read(yaml, Map.of());
    }

    private Settings read(String yaml, Map<String, String> environment) throws Exception {
        Path file = Files.writeString(folder.resolve("smtp-medic.yaml"), yaml);
        return SettingsReader.read(Optional.of(file), environment);
    }
}
