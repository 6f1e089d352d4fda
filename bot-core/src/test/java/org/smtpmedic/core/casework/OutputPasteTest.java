package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.HERE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** What another program printed is pasted like an error. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(60)
class OutputPasteTest {
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private Workbench bench;

    OutputPasteTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        bench = new Workbench(kind.in(folder), false);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_refused_login_in_the_output_of_swaks_becomes_a_case() throws IOException {
        bench.says(ALEX, output("swaks-auth-refused").replace("535 5.7.139", TENANT_OFF));

        awaitNotice("OutputRead");
        assertThat(bench.openCase().current().finding().causeId()).contains("tenant-off");
    }

    @Test
    void the_words_of_the_failed_stage_count_where_the_whole_says_nothing() throws IOException {
        bench.says(ALEX, output("swaks-no-login"));

        awaitNotice("OutputRead");
        assertThat(bench.openCase().current().finding().verdict()).isEqualTo(Finding.Verdict.UNKNOWN);
    }

    @Test
    void an_output_without_trouble_is_read_and_no_case_is_opened() throws IOException {
        bench.says(ALEX, output("swaks-look"));

        awaitNotice("OutputRead");
        assertThat(notices()).noneMatch(slot -> slot.endsWith("NothingFound"));
        assertThat(bench.cases.openIn(HERE)).isEmpty();
    }

    private void awaitNotice(String kind) {
        bench.platform.await("a word about the output", () -> notices().stream().anyMatch(slot -> slot.endsWith(kind)));
    }

    private List<String> notices() {
        return bench.platform.slots("notice:");
    }

    private static String output(String file) throws IOException {
        String path = "/org/smtpmedic/core/probe/readback/" + file + ".txt";
        try (InputStream in = Objects.requireNonNull(OutputPasteTest.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
