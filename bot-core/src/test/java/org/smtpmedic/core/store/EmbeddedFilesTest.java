package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.SampleCases;

/** Backups of a real file, and what a damaged one comes to. */
@Timeout(120)
class EmbeddedFilesTest {

    @TempDir
    Path folder;

    private Path file;
    private Path backup;

    @BeforeEach
    void name() {
        file = folder.resolve("smtp-medic.db");
        backup = folder.resolve("backup.db");
    }

    @Test
    void a_backup_brings_back_what_was_there_and_the_database_before_it_stays() {
        events(0, 10);
        EmbeddedFiles.backup(file, backup);
        events(10, 25);
        assertThat(events(file)).isEqualTo(25);

        EmbeddedFiles.restore(backup, file);

        assertThat(events(file)).isEqualTo(10);
        assertThat(events(folder.resolve("smtp-medic.db.before-restore"))).isEqualTo(25);
        assertThat(backup).exists();
    }

    @Test
    void a_backup_of_a_database_in_use_holds_every_commit_made_before_it() throws Exception {
        var stop = new AtomicBoolean();
        var committed = new AtomicInteger();
        try (var database = Database.open(file);
                var writer = Executors.newSingleThreadExecutor()) {
            var cases = new CaseStore(database);
            var writing = writer.submit(() -> {
                while (!stop.get()) {
                    cases.firstSight("slack", "event-" + committed.get(), SampleCases.NOW);
                    committed.incrementAndGet();
                }
            });
            for (int i = 0; i < 5; i++) {
                int before = committed.get();
                EmbeddedFiles.backup(file, folder.resolve("backup-" + i));
                int after = committed.get() + 1;
                assertThat(events(folder.resolve("backup-" + i))).isBetween(before, after);
            }
            stop.set(true);
            writing.get();
        }
    }

    @Test
    void a_backup_never_replaces_a_file() throws IOException {
        events(0, 1);
        Files.writeString(backup, "something else");
        assertThatThrownBy(() -> EmbeddedFiles.backup(file, backup))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is there already");
        assertThat(backup).hasContent("something else");
    }

    @Test
    void a_backup_of_nothing_makes_nothing() {
        assertThatThrownBy(() -> EmbeddedFiles.backup(file, backup)).hasMessageContaining("There is no database");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_is_no_backup_of_ours_is_refused_and_the_database_stays() throws Exception {
        events(0, 3);
        Path text = Files.writeString(folder.resolve("text"), "SQLite format 4, almost\n".repeat(1000));
        Path empty = Files.createFile(folder.resolve("empty"));
        Path other = folder.resolve("other.db");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE somebody_elses (id TEXT)");
        }
        assertThatThrownBy(() -> EmbeddedFiles.restore(text, file)).hasMessageContaining("no SQLite database");
        assertThatThrownBy(() -> EmbeddedFiles.restore(empty, file))
                .hasMessageContaining("no database of this program");
        assertThatThrownBy(() -> EmbeddedFiles.restore(other, file))
                .hasMessageContaining("no database of this program");
        assertThatThrownBy(() -> EmbeddedFiles.restore(folder.resolve("none"), file))
                .hasMessageContaining("There is no file");
        assertThat(events(file)).isEqualTo(3);
    }

    @Test
    void a_damaged_backup_is_refused() throws IOException {
        events(0, 500);
        EmbeddedFiles.backup(file, backup);
        damage(backup);
        assertThatThrownBy(() -> EmbeddedFiles.restore(backup, file)).hasMessageContaining("damaged");
        assertThat(events(file)).isEqualTo(500);
    }

    @Test
    void a_damaged_database_is_found_at_the_start_and_a_backup_mends_it() throws IOException {
        events(0, 500);
        EmbeddedFiles.backup(file, backup);
        damage(file);
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Restore it from a backup");

        EmbeddedFiles.restore(backup, file);

        assertThat(events(file)).isEqualTo(500);
    }

    @Test
    void damage_that_the_start_has_not_seen_is_found_while_the_program_runs() throws IOException {
        events(0, 500);
        try (var _ = Database.open(file)) {
            damage(file);
            try (var watch = DamageWatch.start(file)) {
                await(watch);
                assertThat(watch.isDamaged()).isTrue();
            }
        }
    }

    @Test
    void a_sound_file_is_read_while_it_is_written_to_and_a_stop_does_not_wait_for_the_end() throws IOException {
        events(0, 500);
        try (var database = Database.open(file);
                var watch = DamageWatch.start(file)) {
            new CaseStore(database).firstSight("slack", "meanwhile", SampleCases.NOW);
            await(watch);
            assertThat(watch.isDamaged()).isFalse();
            DamageWatch.start(file).close();
        }
    }

    private static void await(DamageWatch watch) {
        while (!watch.isDone()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_file_that_was_cut_short_is_found_at_the_start() throws IOException {
        events(0, 500);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 / 4096 * 4096);
        }
        assertThatThrownBy(() -> Database.open(file)).hasMessageContaining("Restore it from a backup");
    }

    @Test
    void a_file_that_is_no_database_at_all_is_told_and_left_alone() throws IOException {
        Files.writeString(file, "These are notes.\n".repeat(300));
        assertThatThrownBy(() -> Database.open(file)).hasMessageContaining("no SQLite database");
        assertThat(Files.readString(file)).startsWith("These are notes.");
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_told() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not writable");
    }

    private static void damage(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var noise = ByteBuffer.wrap("noise ".repeat(200).getBytes(StandardCharsets.US_ASCII));
            for (long at = 4096 + 100; at < channel.size(); at += 4096) {
                channel.write(noise.rewind(), at);
            }
        }
    }

    private void events(int from, int to) {
        try (var database = Database.open(file)) {
            var cases = new CaseStore(database);
            for (int i = from; i < to; i++) {
                cases.firstSight("slack", "event-" + i, SampleCases.NOW);
            }
        }
    }

    private static int events(Path file) {
        try (var database = Database.open(file)) {
            return database.<Integer>inTransaction(connection -> {
                try (var query = connection.createStatement();
                        var row = query.executeQuery("SELECT COUNT(*) FROM seen_events")) {
                    row.next();
                    return row.getInt(1);
                }
            });
        }
    }
}
