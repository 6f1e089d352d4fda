package org.smtpmedic.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.PostgresServer;

/** A real process whose PostgreSQL goes away and comes back. */
@Timeout(180)
class DatabaseAwayTest {
    private static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";

    @TempDir
    Path folder;

    private Wire wire;
    private RealProgram program;
    private Rows rows;

    @BeforeEach
    void start() throws IOException {
        var database = PostgresServer.running().database(folder);
        rows = new Rows(database);
        wire = Wire.to(PostgresServer.running().port());
        program = RealProgram.instance(
                PostgresServer.through(wire.port(), database), folder.resolve("log"), Duration.ofMillis(500), 0);
    }

    @AfterEach
    void stop() throws IOException {
        program.kill();
        wire.close();
    }

    @Test
    void events_are_refused_while_it_is_away_and_everything_goes_on_afterwards() throws Exception {
        assertThat(program.ready()).isEqualTo(200);
        assertThat(say("room-1", "event-0001")).isEqualTo(202);
        String id = rows.await("SELECT id FROM cases", 1).getFirst();
        assertThat(program.presses("room-1", "{\"a\":\"in\",\"case\":\"" + id + "\",\"secs\":\"2\"}")
                        .statusCode())
                .isEqualTo(202);

        wire.cut();
        assertThat(program.ready()).isEqualTo(503);
        assertThat(say("room-2", "event-0002")).isEqualTo(503);
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        assertThat(rows.of("SELECT 1 FROM local_messages WHERE slot LIKE 'card:ping:%'"))
                .isEmpty();

        assertThat(messages()).as("told, and not over and over").hasSizeBetween(1, 40);

        wire.mend();
        rows.await("SELECT 1 FROM local_messages WHERE slot LIKE 'card:ping:%'", 1);
        assertThat(program.ready()).isEqualTo(200);
        assertThat(say("room-2", "event-0002")).isEqualTo(202);
        assertThat(say("room-2", "event-0002")).isEqualTo(202);
        rows.await("SELECT 1 FROM cases", 2);
        assertThat(rows.of("SELECT address FROM cases")).containsExactlyInAnyOrder("room-1", "room-2");
    }

    private int say(String room, String event) throws IOException, InterruptedException {
        return program.event("/local/messages", room, event, "\"text\":" + RealProgram.quoted(ERROR));
    }

    private List<String> messages() throws IOException {
        try (var lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList();
        }
    }
}
