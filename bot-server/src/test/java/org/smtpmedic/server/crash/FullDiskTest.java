package org.smtpmedic.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process on a real, small disk that is full for a while. */
@Tag("small-disk")
@Timeout(400)
class FullDiskTest {
    private static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final int DISK = 16 << 20;
    private static final String FULL = "The disk that holds the database is full";

    @TempDir
    Path folder;

    private Path data;
    private Path log;
    private RealProgram program;
    private int rooms;

    @BeforeEach
    void start() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        log = folder.resolve("log");
        program = RealProgram.onSmallDisk(data, log, DISK);
    }

    @AfterEach
    void stop() {
        program.kill();
    }

    @Test
    void events_are_refused_while_it_is_full_and_everything_goes_on_once_there_is_room() throws Exception {
        assertThat(say(rooms)).isEqualTo(202);
        var first = await("SELECT id FROM cases WHERE address = 'room-0'", 1).getFirst();
        assertThat(program.presses("room-0", "{\"a\":\"in\",\"case\":\"" + first + "\",\"secs\":\"5\"}")
                        .statusCode())
                .isEqualTo(202);

        fill();
        assertThat(sayUntilRefused()).isEqualTo(503);
        assertThat(program.ready()).isEqualTo(503);
        LockSupport.parkNanos(Duration.ofSeconds(8).toNanos());
        assertThat(say(rooms)).as("again, as a platform does").isEqualTo(503);
        assertThat(program.isAlive()).isTrue();
        String said = Files.readString(log);
        assertThat(said).contains(FULL);
        assertThat(said.lines().count()).as("no flood:%n%s", said).isLessThan(120);
        assertThat(of("SELECT 1 FROM local_messages WHERE slot LIKE 'card:ping:%'"))
                .isEmpty();
        assertThat(of("SELECT 1 FROM cases WHERE address = 'room-" + rooms + "'"))
                .as("nothing of what was refused")
                .isEmpty();

        Files.delete(filler());
        assertThat(say(rooms)).isEqualTo(202);
        assertThat(program.ready()).isEqualTo(200);
        await("SELECT 1 FROM local_messages WHERE slot LIKE 'card:ping:%'", 1);
        await("SELECT 1 FROM local_messages WHERE slot LIKE 'card:case:%'", rooms + 1);
        await(
                "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM scheduled_tasks WHERE task_name IN ('follow-up', 'deliver'))",
                1);
        assertThat(of("SELECT 1 FROM local_messages WHERE slot LIKE 'card:ping:%'"))
                .hasSize(1);
        assertThat(of("SELECT DISTINCT address FROM cases")).hasSize(rooms + 1);
        assertThat(of("SELECT id FROM cases")).hasSize(rooms + 1);
        assertThat(of("SELECT id FROM dead_letters")).isEmpty();
        assertThat(of("PRAGMA integrity_check")).containsExactly("ok");
    }

    private Path filler() {
        return program.seen(data.resolve("filler"));
    }

    /** To the last byte. */
    private void fill() throws IOException {
        try (var channel = FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var block = ByteBuffer.allocate(4096);
            while (true) {
                channel.write(block.rewind());
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** What the files have room for already still goes in. */
    private int sayUntilRefused() throws Exception {
        int status = 202;
        for (int i = 0; i < 500 && status == 202; i++) {
            rooms++;
            status = say(rooms);
        }
        return status;
    }

    private int say(int room) throws IOException, InterruptedException {
        return program.event(
                "/local/messages", "room-" + room, "event-" + (1000 + room), "\"text\":" + RealProgram.quoted(ERROR));
    }

    private List<String> await(String sql, int count) throws IOException {
        // A task that was taken when the disk was full is given back after six heartbeats.
        long deadline = System.nanoTime() + Duration.ofSeconds(150).toNanos();
        List<String> rows = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            rows = of(sql);
            if (rows.size() >= count) {
                return rows;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("Waited in vain for " + count + " rows of: " + sql + "; there are " + rows + "\n"
                + Files.readString(log));
    }

    /** Of a copy: SQLite does not find the files by the way that leads to them from here. */
    private List<String> of(String sql) throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        for (String name : List.of("smtp-medic.db", "smtp-medic.db-wal")) {
            Path file = program.seen(data.resolve(name));
            if (Files.exists(file)) {
                Files.copy(file, copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new Rows(copy).of(sql);
    }
}
