package org.smtpmedic.teams.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the app package promises is what the adapter does. Microsoft's schema is checked by {@code ./verify}. */
class ManifestTest {
    private static final Path PACKAGE = Path.of("..", "manifest", "teams");

    private static JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(PACKAGE.resolve("manifest.json")));
    }

    @Test
    void its_commands_are_those_that_the_bot_knows() throws Exception {
        JsonNode bot = manifest().at("/bots/0");
        for (JsonNode list : bot.path("commandLists")) {
            assertThat(list.path("commands")
                            .valueStream()
                            .filter(command -> !command.path("type").asText().equals("prompt"))
                            .map(command -> command.path("title").asText()))
                    .containsExactlyInAnyOrder("help", "cases", "smtp-test");
        }
        assertThat(bot.path("isNotificationOnly").asBoolean(true)).isFalse();
        assertThat(manifest().at("/composeExtensions/0/commands/0/id").asText()).isEqualTo(Invokes.DIAGNOSE);
    }

    @Test
    void it_asks_for_no_right_to_read_what_is_not_meant_for_the_bot() throws Exception {
        assertThat(manifest().has("authorization")).isFalse();
        assertThat(manifest().path("permissions").valueStream().map(JsonNode::asText))
                .containsExactly("identity", "messageTeamMembers");
    }

    @Test
    void its_icons_have_the_sizes_and_colours_that_teams_wants() throws Exception {
        var colour = ImageIO.read(PACKAGE.resolve("icons/color.png").toFile());
        assertThat(List.of(colour.getWidth(), colour.getHeight())).containsOnly(192);
        var outline = ImageIO.read(PACKAGE.resolve("icons/outline.png").toFile());
        assertThat(List.of(outline.getWidth(), outline.getHeight())).containsOnly(32);
        for (int pixel : outline.getRGB(0, 0, 32, 32, null, 0, 32)) {
            assertThat(pixel >>> 24 == 0 || (pixel & 0xFFFFFF) == 0xFFFFFF)
                    .as("white or nothing")
                    .isTrue();
        }
    }
}
