package org.smtpmedic.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.testkit.PostgresServer;

/**
 * Three real processes on one PostgreSQL, two of them with clocks that are minutes off. {@code -Dsmtpmedic.crash.seconds=600} makes the killing last
 * longer.
 */
class SeveralInstancesTest {
    private static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final String STEP = "check-smtp-auth-switches";
    /** Whoever is silent for three seconds is dead. */
    private static final Duration SOON = Duration.ofMillis(500);
    /** Nobody is dead who is only slow. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private static final long[] CLOCKS = {0, 180, -240};
    private static final int SECONDS = Integer.getInteger("smtpmedic.crash.seconds", 8);
    private static final int ROOMS = Math.max(16, SECONDS * 2);

    @TempDir
    Path folder;

    private final Random random = new Random(20261121);
    private DatabaseAddress.PostgreSql database;
    private Rows rows;

    @BeforeEach
    void database() {
        database = PostgresServer.running().database(folder);
        rows = new Rows(database);
    }

    @Test
    @Timeout(3600)
    void nothing_is_lost_or_shown_twice_while_processes_die_and_lose_the_database() throws Exception {
        try (var crowd = crowd(SOON);
                var trouble = Executors.newSingleThreadExecutor()) {
            var kills = trouble.submit(() -> trouble(crowd));
            work(crowd, open(crowd), SECONDS);
            assertThat(kills.get()).isPositive();
            converged(SECONDS);
        }
    }

    private int trouble(Crowd crowd) throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int kills = 0;
        while (System.nanoTime() < until) {
            crowd.killAnybody();
            crowd.partitionAnybody(Duration.ofMillis(random.nextInt(200, 3000)));
            kills++;
        }
        return kills;
    }

    @Test
    @Timeout(300)
    void while_nobody_dies_every_card_is_sent_by_one_process_alone() throws Exception {
        try (var crowd = crowd(LATE)) {
            rows.execute("CREATE TABLE sent (slot TEXT, at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp())");
            rows.execute("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN INSERT INTO sent (slot) VALUES (NEW.conversation || NEW.slot); RETURN NEW; END $$");
            rows.execute("CREATE TRIGGER noted BEFORE INSERT ON local_messages FOR EACH ROW EXECUTE FUNCTION note()");
            work(crowd, open(crowd), 3);
            converged(3);
            assertThat(rows.of("SELECT slot FROM sent WHERE slot LIKE '%card:ping:%'"))
                    .hasSize(ROOMS);
            assertThat(rows.of("SELECT slot FROM sent, LATERAL"
                            + " to_timestamp(substring(slot FROM '[0-9]+$')::bigint / 1000.0) AS due"
                            + " WHERE slot LIKE '%card:ping:%' AND at NOT BETWEEN due AND due + INTERVAL '30 seconds'"))
                    .as("pings that came early or late by the server's clock")
                    .isEmpty();
        }
    }

    private Crowd crowd(Duration heartbeat) throws Exception {
        return Crowd.start(
                PostgresServer.running().port(),
                port -> PostgresServer.through(port, database),
                heartbeat,
                folder.resolve("log"),
                random,
                CLOCKS);
    }

    /** A case in every room. */
    private Map<String, String> open(Crowd crowd) throws Exception {
        for (int room = 0; room < ROOMS; room++) {
            crowd.deliver("/local/messages", "room-" + room, "\"text\":" + RealProgram.quoted(ERROR));
        }
        Map<String, String> cases = new HashMap<>();
        for (String row : rows.await("SELECT id || ' ' || address FROM cases", ROOMS)) {
            cases.put(row.substring(row.indexOf(' ') + 1), row.substring(0, row.indexOf(' ')));
        }
        assertThat(cases).hasSize(ROOMS);
        return cases;
    }

    /** A tick and a short wait in every case. */
    private void work(Crowd crowd, Map<String, String> cases, int longestWait) throws Exception {
        for (var each : cases.entrySet()) {
            crowd.deliver(
                    "/local/actions",
                    each.getKey(),
                    press("\"a\":\"tick\",\"case\":\"" + each.getValue() + "\",\"step\":\"" + STEP
                            + "\",\"done\":\"true\""));
            crowd.deliver(
                    "/local/actions",
                    each.getKey(),
                    press("\"a\":\"in\",\"case\":\"" + each.getValue() + "\",\"secs\":\""
                            + random.nextInt(1, longestWait + 1) + "\""));
        }
    }

    private static String press(String fields) {
        return "\"data\":{\"smtpmedic\":{" + fields + "}}";
    }

    /** {@code longestWait}: the last wait may have begun only now. */
    private void converged(int longestWait) {
        String pings = "SELECT conversation FROM local_messages WHERE slot LIKE 'card:ping:%'";
        rows.awaitLonger(pings, ROOMS, Duration.ofSeconds(longestWait));
        rows.await("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM scheduled_tasks)", 1);
        List<String> cases = rows.of("SELECT id FROM cases");
        assertThat(rows.of(pings)).hasSize(ROOMS).doesNotHaveDuplicates();
        assertThat(cases).hasSize(ROOMS);
        assertThat(rows.of("SELECT id FROM cases WHERE state = 'DUE'")).hasSize(ROOMS);
        assertThat(rows.of("SELECT case_id FROM case_events WHERE document LIKE '%\"pinged\"%'"))
                .containsExactlyInAnyOrderElementsOf(cases);
        assertThat(rows.of("SELECT case_id FROM case_events WHERE document LIKE '%\"step-ticked\"%'"))
                .containsExactlyInAnyOrderElementsOf(cases);
        assertThat(rows.of("SELECT id FROM outbox WHERE delivered_revision < revision OR dead_reason IS NOT NULL"))
                .isEmpty();
        assertThat(rows.of("SELECT conversation FROM local_messages WHERE slot LIKE 'card:case:%'"))
                .hasSize(ROOMS);
    }
}
