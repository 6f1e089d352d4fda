package org.smtpmedic.core.diagnosis.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class WrappersTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    static Stream<String> formats() {
        return OwnCorpus.texts().stream()
                .map(text -> text.format() + "/" + text.lang())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void the_wrapper_changes_neither_cause_nor_codes(String format) {
        List<Judged> wrong = judged(OwnCorpus.texts().stream()
                        .filter(text -> format.equals(text.format() + "/" + text.lang()))
                        .toList())
                .filter(each -> !each.causeRight() || !each.codeRight() || !each.enhancedRight())
                .toList();

        assertThat(wrong).isEmpty();
    }

    /** Leaves the texts in {@code target}, for {@code ./smtp-medic catalogue measure}. */
    @Test
    void a_labelled_text_reads_as_it_was_written() throws IOException {
        Path file = Path.of("target", "own-corpus.jsonl");
        Files.write(file, OwnCorpus.texts().stream().map(OwnCorpus::json).toList());

        List<LabelledText> read = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            read.add(LabelledText.read(new ObjectMapper().readTree(line)));
        }

        assertThat(read).isEqualTo(OwnCorpus.texts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"text\": \"x\"}",
                "{\"expected\": {\"primary\": null}}",
                "{\"text\": 1, \"expected\": {\"primary\": \"x\"}}"
            })
    void a_text_without_a_label_is_refused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledText.read(new ObjectMapper().readTree(json)))
                .withMessage("A labelled text needs \"text\" and \"expected\" with \"primary\"");
    }

    @Test
    void the_report_counts_every_text() {
        List<Judged> all = judged(OwnCorpus.texts()).toList();

        assertThat(new QualityReport(all).markdown())
                .startsWith("| " + all.size() + " texts | right | |")
                .contains("| cause, one that the label accepts | " + all.size() + " of " + all.size() + " | 100.0 % |")
                .contains("| phpmailer | 22 of 22 | 100.0 % |")
                .endsWith("| expected | named | texts |\n| --- | --- | --- |\n");
    }

    private static Stream<Judged> judged(List<LabelledText> texts) {
        return texts.stream().map(text -> Judged.of(text, DIAGNOSTICIAN.diagnose(text.text())));
    }
}
