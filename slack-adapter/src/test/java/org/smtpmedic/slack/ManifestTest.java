package org.smtpmedic.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.smtpmedic.slack.event.PayloadReader;
import org.smtpmedic.slack.inbound.HttpEndpoint;
import org.smtpmedic.slack.install.InstallEndpoint;
import org.smtpmedic.slack.install.OAuthApp;

/** The manifest, the code and the guide say the same. Lengths are those of Slack's own schema of manifests. */
class ManifestTest {
    private static final Path ROOT = Path.of("..");
    private static final JsonNode MANIFEST = manifest("manifest.yaml");
    private static final String HOST = "https://YOUR-HOST";

    /** What the code needs, and for which call or event (docs.slack.dev/reference/scopes). */
    private static final Map<String, String> SCOPES = Map.of(
            "app_mentions:read", "app_mention",
            "channels:history", "message.channels",
            "chat:write", "chat.postMessage, chat.update, chat.postEphemeral",
            "commands", "the command and the shortcuts",
            "files:read", "url_private_download",
            "groups:history", "message.groups",
            "im:history", "message.im",
            "im:write", "conversations.open",
            "users:read", "users.info");

    @Test
    void the_scopes_are_those_the_code_needs_and_each_has_its_reason_in_the_guide() throws IOException {
        var scopes = texts(MANIFEST.at("/oauth_config/scopes/bot"));
        assertThat(scopes).containsExactlyInAnyOrderElementsOf(SCOPES.keySet());
        String guide = Files.readString(ROOT.resolve("docs/install-slack.md"));
        assertThat(scopes).allSatisfy(scope -> assertThat(guide).contains("`" + scope + "`"));
    }

    @Test
    void the_events_are_those_the_code_reads() {
        assertThat(texts(MANIFEST.at("/settings/event_subscriptions/bot_events")))
                .containsExactlyInAnyOrder(
                        "app_home_opened",
                        "app_mention",
                        "app_uninstalled",
                        "message.channels",
                        "message.groups",
                        "message.im",
                        "tokens_revoked");
    }

    @Test
    void commands_and_shortcuts_are_those_the_code_answers() {
        assertThat(MANIFEST.at("/features/slash_commands")).hasSize(1);
        assertThat(MANIFEST.at("/features/slash_commands/0/command").asText()).isEqualTo(PayloadReader.COMMAND);
        // Escaped, a channel or person in the text would arrive as an id instead of what was typed.
        assertThat(MANIFEST.at("/features/slash_commands/0/should_escape").asBoolean(true))
                .isFalse();
        assertThat(shortcut("message")).isEqualTo(PayloadReader.MESSAGE_SHORTCUT);
        assertThat(shortcut("global")).isEqualTo(PayloadReader.GLOBAL_SHORTCUT);
        assertThat(MANIFEST.at("/settings/interactivity/is_enabled").asBoolean())
                .isTrue();
    }

    @Test
    void socket_mode_is_the_default_and_nothing_points_to_an_address() throws IOException {
        assertThat(MANIFEST.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(MANIFEST.toString()).doesNotContain("http");
    }

    @Test
    void the_manifest_for_http_differs_in_addresses_transport_and_rotation_alone() {
        JsonNode http = manifest("manifest-http.yaml");
        assertThat(http.at("/features/slash_commands/0/url").asText()).isEqualTo(HOST + HttpEndpoint.PATH);
        assertThat(http.at("/settings/event_subscriptions/request_url").asText())
                .isEqualTo(HOST + HttpEndpoint.PATH);
        assertThat(http.at("/settings/interactivity/request_url").asText()).isEqualTo(HOST + HttpEndpoint.PATH);
        assertThat(texts(http.at("/oauth_config/redirect_urls"))).containsExactly(HOST + InstallEndpoint.REDIRECT);
        assertThat(http.at("/settings/token_rotation_enabled").asBoolean()).isTrue();
        assertThat(http.at("/settings/socket_mode_enabled").asBoolean(true)).isFalse();

        object(http, "/features/slash_commands/0").remove("url");
        object(http, "/settings/event_subscriptions").remove("request_url");
        object(http, "/settings/interactivity").remove("request_url");
        object(http, "/oauth_config").remove("redirect_urls");
        object(http, "/settings").put("token_rotation_enabled", false).put("socket_mode_enabled", true);
        assertThat(http).isEqualTo(MANIFEST);
    }

    @Test
    void installing_asks_for_the_scopes_of_the_manifest() {
        assertThat(OAuthApp.SCOPES).containsExactlyInAnyOrderElementsOf(SCOPES.keySet());
    }

    private static ObjectNode object(JsonNode manifest, String pointer) {
        return (ObjectNode) manifest.at(pointer);
    }

    @Test
    void the_home_tab_and_direct_messages_are_switched_on() {
        assertThat(MANIFEST.at("/features/app_home/home_tab_enabled").asBoolean())
                .isTrue();
        assertThat(MANIFEST.at("/features/app_home/messages_tab_read_only_enabled")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void every_text_has_the_length_that_slack_allows() {
        assertThat(MANIFEST.at("/display_information/name").asText()).hasSizeLessThanOrEqualTo(35);
        assertThat(MANIFEST.at("/display_information/description").asText()).hasSizeLessThanOrEqualTo(140);
        assertThat(MANIFEST.at("/display_information/long_description").asText())
                .hasSizeBetween(175, 4000);
        assertThat(MANIFEST.at("/features/bot_user/display_name").asText()).hasSizeLessThanOrEqualTo(80);
        MANIFEST.at("/features/shortcuts").forEach(shortcut -> {
            assertThat(shortcut.path("name").asText()).hasSizeLessThanOrEqualTo(24);
            assertThat(shortcut.path("description").asText()).hasSizeLessThanOrEqualTo(150);
        });
    }

    private static String shortcut(String type) {
        return StreamSupport.stream(MANIFEST.at("/features/shortcuts").spliterator(), false)
                .filter(each -> each.path("type").asText().equals(type))
                .map(each -> each.path("callback_id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode manifest(String name) {
        try {
            return new YAMLMapper()
                    .readTree(Files.readAllBytes(ROOT.resolve("manifest/slack").resolve(name)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
