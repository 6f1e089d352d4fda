package org.smtpmedic.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** An error, a tick, a test, a wait that is changed, its ping and a good end, in a room of its own. */
final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STEP = "check-smtp-auth-switches";

    private final Victim victim;
    private final Rows rows;
    private final String room;
    private int events;
    private int deaths;

    Story(Victim victim, Rows rows, String room) {
        this.victim = victim;
        this.rows = rows;
        this.room = room;
    }

    /**
     * What came of it, in words that are the same for every room.
     *
     * @param history everything that happened in the case
     * @param shown everything that the page shows
     * @param left what waits for no reason, or was given up
     */
    record Outcome(List<String> cases, List<String> history, List<String> shown, List<String> left) {}

    /** Plays it to its end, however often the program dies; says how often it did. */
    int play() throws IOException, InterruptedException {
        deliver("/local/messages", "\"text\":" + RealProgram.quoted(Doomed.ERROR));
        String ofCase = "\"case\":\"" + caseId() + "\"";
        press("\"a\":\"tick\"," + ofCase + ",\"step\":\"" + STEP + "\",\"done\":\"true\"");
        press("\"a\":\"retest\"," + ofCase);
        press("\"a\":\"in\"," + ofCase + ",\"secs\":\"600\"");
        press("\"a\":\"in\"," + ofCase + ",\"secs\":\"1\"");
        await("SELECT 1 FROM local_messages WHERE slot LIKE 'card:ping:%' AND conversation = '" + room + "'");
        settle();
        press("\"a\":\"works\"," + ofCase);
        return deaths;
    }

    Outcome outcome() {
        String caseId = caseId();
        return new Outcome(
                plain(caseId, "SELECT state FROM cases WHERE address = '" + room + "'"),
                plain(caseId, "SELECT document FROM case_events WHERE case_id = '" + caseId + "'"),
                plain(caseId, "SELECT slot || ' ' || content FROM local_messages WHERE conversation = '" + room + "'"),
                plain(
                        caseId,
                        "SELECT task_name || task_instance FROM scheduled_tasks WHERE task_name <> 'retention'"
                                + " UNION ALL SELECT reason FROM dead_letters UNION ALL SELECT id FROM outbox"
                                + " WHERE delivered_revision < revision OR dead_reason IS NOT NULL"));
    }

    private List<String> plain(String caseId, String sql) {
        return rows.of(sql).stream()
                .map(row -> row.replace(caseId, "CASE")
                        .replace(room, "ROOM")
                        .replaceAll("CASE-[A-Z0-9]+", "FOLLOW-UP")
                        .replaceAll("[0-9]+", "0")
                        // A whole second is written without its fraction.
                        .replace("T0:0:0.0Z", "T0:0:0Z"))
                .sorted()
                .toList();
    }

    private String caseId() {
        var cases = rows.of("SELECT id FROM cases WHERE address = '" + room + "'");
        assertThat(cases).as("cases in " + room).hasSize(1);
        return cases.getFirst();
    }

    private void press(String fields) throws IOException, InterruptedException {
        deliver("/local/actions", "\"data\":{\"smtpmedic\":{" + fields + "}}");
    }

    /** The platform's part: the same event again until it is acknowledged. */
    private void deliver(String path, String rest) throws IOException, InterruptedException {
        String id = room + "-event-" + events++;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var status = victim.event(path, room, id, rest);
        while (!status.equals(Optional.of(202))) {
            if (reviveIfDead()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            assertThat(System.nanoTime()).as("answered with " + status).isLessThan(deadline);
            pause();
            status = victim.event(path, room, id, rest);
        }
        settle();
    }

    /** Until nothing that is due is left to be done. */
    private void settle() throws IOException {
        await("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM scheduled_tasks WHERE task_name IN ('deliver', 'test')"
                + " OR task_name = 'follow-up' AND picked) AND NOT EXISTS"
                + " (SELECT 1 FROM outbox WHERE delivered_revision < revision)");
    }

    private void await(String sql) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (rows.of(sql).isEmpty()) {
            if (reviveIfDead()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for: " + sql);
            }
            pause();
        }
    }

    private boolean reviveIfDead() throws IOException {
        boolean dead = victim.isDead();
        if (dead) {
            deaths++;
            victim.revive();
        }
        return dead;
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
}
