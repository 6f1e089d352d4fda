package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.store.OperatorLog;
import org.smtpmedic.core.testkit.Workbench;
import org.smtpmedic.server.DataLock;

/** What an operator does from the command line, beside a core that runs on the same database. */
class OperatorCommandsTest {
    /** The command line lives in real time. */
    private static final Duration AFTER_TODAY = Duration.ofDays(40_000);

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = new Workbench(DataLock.database(folder), false);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_letter_is_listed_and_its_retry_is_done_by_the_running_bot() {
        bench.platform.answerNextWith(new Delivery.Undeliverable("the channel\u001b[31m is archived"));
        bench.says(ALEX, TENANT_OFF);
        bench.platform.await("a letter", () -> run("dead-letters", "list").out().contains("deliver"));
        String line = run("dead-letters", "list").out();
        assertThat(line).contains("tried 1 times: the channel", "is archived").doesNotContain("\u001b");

        String id = line.substring(0, line.indexOf(' '));
        CliRun retry = run("dead-letters", "retry", id);
        assertThat(retry.exitCode()).isZero();
        assertThat(retry.out()).isEqualToIgnoringNewLines("Dead letter " + id + ": to be tried again.");
        bench.turn(AFTER_TODAY);
        bench.awaitCard("case:N1:1", "DIAGNOSED tenant-off");
        assertThat(run("dead-letters", "list").out()).isEqualToIgnoringNewLines("There are no dead letters.");
        assertThat(run("dead-letters", "drop", id).exitCode()).isEqualTo(2);
    }

    @Test
    void a_dropped_letter_is_gone() {
        bench.platform.answerNextWith(new Delivery.Undeliverable("the channel is archived"));
        bench.says(ALEX, TENANT_OFF);
        bench.platform.await("a letter", () -> run("dead-letters", "list").out().contains("deliver"));
        String id = run("dead-letters", "list").out().substring(0, 8);
        assertThat(run("dead-letters", "drop", id).out()).isEqualToIgnoringNewLines("Dead letter " + id + ": dropped.");
        bench.awaitQuiet();
        assertThat(bench.platform.slots()).isEmpty();
    }

    @Test
    void a_case_is_exported_as_a_ticket_and_as_a_record() {
        bench.says(ALEX, TENANT_OFF);
        assertThat(run("export", "N1").out()).contains("SMTP case N1", "tenant off", "Alex");
        assertThat(run("export", "N1", "--json").out()).startsWith("{").contains("\"history\"", "\"rounds\"");
        CliRun unknown = run("export", "N2");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).isEqualToIgnoringNewLines("smtp-medic: there is no case with this id");
    }

    @Test
    void a_forgotten_person_is_in_no_case_and_not_in_the_log_of_who_did_it() {
        bench.says(ALEX, TENANT_OFF);
        bench.awaitQuiet();
        assertThat(run("forget", "local", ALEX.id()).out()).startsWith("Nothing is kept");
        assertThat(run("forget", "elsewhere", ALEX.id()).exitCode()).isEqualTo(2);
        assertThat(run("export", "N1").exitCode()).isZero();
        List<OperatorLog.Entry> log = new OperatorLog(bench.database).newest(10);
        assertThat(log).extracting(OperatorLog.Entry::action).containsExactlyInAnyOrder("export", "forget");
        assertThat(log.toString()).doesNotContain(ALEX.id());
    }

    @Test
    void where_there_is_no_database_none_is_made() {
        Path empty = folder.resolve("empty");
        CliRun run = CliRun.in(Map.of("SMTP_MEDIC_DATA_DIR", empty.toString()), new byte[0], "dead-letters", "list");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("smtp-medic: there is no database in ");
        assertThat(empty).doesNotExist();
    }

    private CliRun run(String... arguments) {
        CliRun run = CliRun.in(Map.of("SMTP_MEDIC_DATA_DIR", folder.toString()), new byte[0], arguments);
        assertThat(run.err()).as(Arrays.toString(arguments)).doesNotContain("should not have happened");
        return run;
    }
}
