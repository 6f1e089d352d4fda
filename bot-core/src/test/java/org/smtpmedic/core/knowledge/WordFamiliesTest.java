package org.smtpmedic.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.diagnosis.Diagnostician;

class WordFamiliesTest {
    private static final WordFamilies WORDS = new WordFamilies(Map.of(
            "cannot", List.of("cannot", "unable to"),
            "server", List.of("mail server", "SMTP server", "relay"),
            "many", IntStream.range(0, 100).mapToObj(i -> "word" + i).toList()));

    @Test
    void a_name_in_a_phrase_stands_for_each_word_of_its_family() {
        assertThat(WORDS.waysToSay("{cannot} reach {server}"))
                .containsExactlyInAnyOrder(
                        "cannot reach mail server",
                        "cannot reach SMTP server",
                        "cannot reach relay",
                        "unable to reach mail server",
                        "unable to reach SMTP server",
                        "unable to reach relay");
        assertThat(WORDS.waysToSay("no family {..} here")).containsExactly("no family {..} here");
        assertThat(WORDS.waysToSay("{nobody} knows")).containsExactly("{nobody} knows");
    }

    @Test
    void a_phrase_with_too_many_ways_is_not_said_in_any_of_them() {
        assertThat(WORDS.isTooWide("{many} {cannot}")).isFalse();
        assertThat(WORDS.isTooWide("{many} and {many} and {server}")).isFalse();
        assertThat(new WordFamilies(Map.of(
                                "a", WORDS.words().getOrDefault("many", List.of()),
                                "b", WORDS.words().getOrDefault("many", List.of())))
                        .isTooWide("{a} {b}"))
                .isTrue();
    }

    @Test
    void a_folder_of_ones_own_teaches_the_bundled_causes_a_word(@TempDir Path folder) throws IOException {
        String text = "Job 4711: unable to connect to the posthorn gateway";
        assertThat(new Diagnostician(CatalogueLoader.bundled()).diagnose(text).best())
                .isEmpty();
        Files.writeString(folder.resolve("words.yaml"), "- id: mail-server\n  any: [posthorn gateway]\n");

        var taught = new Diagnostician(CatalogueLoader.overlaid(folder).catalogue());
        assertThat(taught.diagnose(text).best().map(best -> best.cause().id())).contains("connection-timeout");
    }

    @Test
    void a_word_that_stands_in_any_text_is_a_mistake(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("words.yaml"), "- id: mail-failed\n  any: [no]\n");

        assertThatThrownBy(() -> CatalogueLoader.overlaid(folder))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("'{mail-failed}' has less than three letters or digits");
    }
}
