package org.smtpmedic.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.slack.SlackSettings;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void nothing_configured_means_loopback_and_no_chat_page() throws SettingsException {
        Settings settings = SettingsReader.read(Optional.empty(), Map.of());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(3978);
        assertThat(settings.chatPage()).isFalse();
        assertThat(settings.test()).isEmpty();
    }

    @Test
    void the_environment_wins_over_the_file() throws Exception {
        Path file = file("server:\n  port: 8080\nchat-page:\n  enabled: true\n");

        Settings settings =
                SettingsReader.read(Optional.of(file), Map.of("SMTP_MEDIC_SERVER_PORT", "9090", "PATH", "/bin"));

        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.chatPage()).isTrue();
    }

    @Test
    void a_password_may_lie_in_a_file_of_its_own() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "Tr0ub4dor&3\n");
        Path file = file("""
                test:
                  host: smtp.office365.com
                  user: scanner@contoso.com
                  password-file: %s
                """.formatted(password));

        Settings settings = SettingsReader.read(Optional.of(file), Map.of());

        assertThat(settings.test()).hasValueSatisfying(target -> {
            assertThat(target.port()).isEqualTo(587);
            assertThat(target.recipient()).isEqualTo("scanner@contoso.com");
        });
        assertThat(settings.toString()).doesNotContain("Tr0ub4dor");
    }

    @Test
    void slack_is_installed_in_many_workspaces_where_a_client_id_is_given() throws Exception {
        Path keys = folder.resolve("keys");
        Files.writeString(
                keys,
                "k2:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nk1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        Settings settings = SettingsReader.read(
                Optional.of(file(
                        "{server: {public-url: 'https://medic.example.com'}, slack: {mode: http, signing-secret: Tr0ub4dor, client-id: '1.2', client-secret: Tr0ub4dor, encryption-keys-file: "
                                + keys + "}}")),
                Map.of());
        assertThat(settings.slack().orElseThrow().access())
                .isInstanceOfSatisfying(SlackSettings.Access.ManyWorkspaces.class, many -> {
                    assertThat(many.app().install()).hasToString("https://medic.example.com/slack/install");
                    assertThat(many.keys()).hasToString("[keys [k2, k1]]");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "everyone | Everyone[]",
                "admins | Admins[]",
                "U012AB3CD | Only[people=[U012AB3CD]]",
            })
    void who_may_test_is_everybody_unless_somebody_else_is_named(String given, String testers) throws Exception {
        Settings settings = SettingsReader.read(Optional.of(file("probe: {testers: '" + given + "'}")), Map.of());
        assertThat(settings.testers()).hasToString(testers);
        assertThat(SettingsReader.read(Optional.empty(), Map.of()).testers()).hasToString("Everyone[]");
    }

    @Test
    void slack_is_connected_by_socket_mode_unless_http_is_asked_for() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "xoxb-Tr0ub4dor\n");
        Map<String, String> variables = Map.of("SMTP_MEDIC_SLACK_APP_TOKEN", "xapp-Tr0ub4dor");

        Settings socket = SettingsReader.read(Optional.of(file("slack: {bot-token-file: " + token + "}")), variables);
        Settings http = SettingsReader.read(
                Optional.of(file("slack: {mode: http, bot-token: xoxb-Tr0ub4dor, signing-secret: Tr0ub4dor}")),
                Map.of());

        assertThat(socket.slack().orElseThrow().transport()).isInstanceOf(SlackSettings.Transport.SocketMode.class);
        assertThat(socket.slack().orElseThrow().access())
                .isInstanceOfSatisfying(
                        SlackSettings.Access.OneWorkspace.class,
                        one -> assertThat(one.botToken().reveal()).isEqualTo("xoxb-Tr0ub4dor"));
        assertThat(http.slack().orElseThrow().transport()).isInstanceOf(SlackSettings.Transport.Http.class);
        assertThat(http.slack().orElseThrow().api()).isEqualTo(SlackSettings.SLACK);
        assertThat(socket + " " + http).doesNotContain("Tr0ub4dor");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server: {prot: 1}                              | server.prot
            server: {port: many}                           | server.port
            server: {port: 65536}                          | server.port
            server: {port: [1, 2]}                         | server.port
            server: {port: }                               | server.port
            server: {port: ''}                             | server.port
            server: 7                                      | server
            chat-page: {enabled: maybe}                    | chat-page.enabled
            test: {user: scanner@contoso.com}              | test.host
            test: {host: smtp.office365.com}               | test.user
            test: {host: h, user: u, sender: a@b.example}  | test.password
            test: {host: h, user: u, password: p, sender: none} | test
            test: {host: h, user: u, password-file: gone, sender: a@b.example} | test.password-file
            just words                                     | The file
            """)
    void a_wrong_key_or_value_is_named_with_what_is_allowed(String yaml, String named) throws IOException {
        Path file = file(yaml);

        assertThatThrownBy(() -> SettingsReader.read(Optional.of(file), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(named)
                .message()
                .hasLineCount(1);
    }

    @Test
    void an_unknown_variable_is_refused() {
        assertThatThrownBy(() -> SettingsReader.read(Optional.empty(), Map.of("SMTP_MEDIC_SERVER_PROT", "1")))
                .hasMessageContaining("SMTP_MEDIC_SERVER_PROT")
                .hasMessageContaining("server.port");
    }

    @Test
    void a_key_that_stands_twice_and_broken_yaml_are_told_with_the_line() throws IOException {
        Path twice = file("server: {port: 1}\nserver: {port: 2}\n");

        assertThatThrownBy(() -> SettingsReader.read(Optional.of(twice), Map.of()))
                .hasMessageContaining("line 2");
    }

    @Test
    void a_wrong_value_is_not_repeated() throws IOException {
        Path file = file("server: {port: Tr0ub4dor}");

        assertThatThrownBy(() -> SettingsReader.read(Optional.of(file), Map.of()))
                .message()
                .doesNotContain("Tr0ub4dor");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("smtp-medic.yaml"), yaml);
    }
}
