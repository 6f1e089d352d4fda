package org.smtpmedic.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;

/** Reminders survive a process that is killed while it sends them, and nobody is pinged twice. */
@Plays(Plays.Platform.LOCAL)
class KilledProcessTest {

    private static final int ROOMS = 12;
    private static final int KILLS = 6;
    /** Fifteen minutes pass in three seconds. */
    private static final int MINUTE_MILLIS = 200;

    private static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    @Proves(Feature.RESTART)
    void every_reminder_pings_once_however_often_the_process_dies() throws Exception {
        var random = new Random(20261121);
        var data = folder.resolve("data");
        var log = folder.resolve("log");
        var rows = new Rows(data);

        var program = RealProgram.start(data, log, MINUTE_MILLIS);
        for (int room = 0; room < ROOMS; room++) {
            assertThat(program.says("room-" + room, ERROR).statusCode()).isEqualTo(202);
        }
        for (var row : rows.await("SELECT id || ' ' || address FROM cases", ROOMS)) {
            String[] each = row.split(" ", 2);
            program.presses(each[1], "{\"a\":\"remind\",\"case\":\"" + each[0] + "\"}");
        }
        assertThat(rows.of("SELECT id FROM cases WHERE state = 'WAITING'")).hasSize(ROOMS);

        for (int kill = 0; kill < KILLS; kill++) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(150, 1200)).toNanos());
            program.kill();
            program = RealProgram.start(data, log, MINUTE_MILLIS);
        }

        var pinged = rows.await("SELECT conversation FROM local_messages WHERE slot LIKE 'card:ping:%'", ROOMS);
        rows.await(
                "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM scheduled_tasks WHERE task_name IN ('follow-up', 'deliver'))",
                1);
        program.kill();
        assertThat(pinged).hasSize(ROOMS);
        assertThat(new HashSet<>(pinged)).hasSize(ROOMS);
        assertThat(rows.of("SELECT conversation FROM local_messages WHERE slot LIKE 'card:ping:%'"))
                .hasSize(ROOMS);
        assertThat(rows.of("SELECT id FROM cases WHERE state = 'DUE'")).hasSize(ROOMS);
        assertThat(rows.of("SELECT document FROM case_events WHERE document LIKE '%\"pinged\"%'"))
                .hasSize(ROOMS);
    }
}
