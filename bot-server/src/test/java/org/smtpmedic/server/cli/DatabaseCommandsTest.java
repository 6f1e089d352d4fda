package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.PostgresServer;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.local.LocalChat;

/** Backup, restore and moving, as the operator does it. */
@Timeout(120)
class DatabaseCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void a_backup_is_taken_while_the_bot_holds_the_folder_and_put_back_once_it_is_gone() {
        see("event-1");
        try (var _ = DataLock.take(DataLock.database(data()))) {
            assertThat(run("backup", backup()).exitCode()).isZero();
            see("event-2");
            refused(run("restore", backup()), 1, "is in use by a running program");
        }
        CliRun restored = run("restore", backup());
        assertThat(restored.exitCode()).isZero();
        assertThat(restored.out()).contains("smtp-medic.db.before-restore");
        assertThat(see("event-1")).isFalse();
        assertThat(see("event-2")).isTrue();
    }

    @Test
    void a_file_that_is_no_backup_is_told() throws Exception {
        see("event-1");
        Path text = Files.writeString(folder.resolve("notes"), "notes ".repeat(2000));
        refused(run("restore", text.toString()), 1, "no SQLite database");
        refused(run("restore", folder.resolve("none").toString()), 1, "There is no file");
        assertThat(see("event-1")).isFalse();
    }

    @Test
    void a_backup_without_a_database_is_told() {
        refused(run("backup", backup()), 1, "There is no database");
    }

    @Test
    void everything_moves_to_a_server_once() {
        see("event-1");
        talk();
        var server = PostgresServer.running().database(folder);
        CliRun moved = run("move-database", "--to", server.url(), "--user", server.user());
        assertThat(moved.exitCode()).isZero();
        assertThat(moved.out()).contains("seen_events: 1", "cases: 0", "local_messages: 1", "Set database.url");
        try (var database = Database.open(server)) {
            assertThat(new CaseStore(database).firstSight("slack", "event-1", SampleCases.NOW))
                    .isFalse();
        }
        refused(run("move-database", "--to", server.url(), "--user", server.user()), 1, "is not empty");
    }

    @Test
    void a_server_that_is_away_or_no_url_of_one_is_told_without_a_word_of_the_password() throws Exception {
        see("event-1");
        Path password = Files.writeString(folder.resolve("password"), "Tr0ub4dor");
        refused(
                run(
                        "move-database",
                        "--to",
                        "jdbc:postgresql://localhost:1/x",
                        "--user",
                        "x",
                        "--password-file",
                        password.toString()),
                1,
                "cannot be opened");
        refused(
                run("move-database", "--to", "jdbc:postgresql://x:Tr0ub4dor@localhost/x", "--user", "x"),
                2,
                "database.url: expected jdbc:postgresql://");
    }

    /** A table that is not the core's. */
    private void talk() {
        try (var database = Database.open(DataLock.database(data()));
                var chat = new LocalChat(database, InstantSource.system())) {
            var card = new Card(List.of(new Block.Heading("Look")), "Look");
            chat.deliver(new OutgoingMessage(new ConversationRef("local", "room"), "case-1", card, Optional.empty()));
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String backup() {
        return folder.resolve("backup.db").toString();
    }

    /** Whether the event was new. */
    private boolean see(String event) {
        data().toFile().mkdirs();
        try (var database = Database.open(DataLock.database(data()))) {
            return new CaseStore(database).firstSight("slack", event, SampleCases.NOW);
        }
    }

    private CliRun run(String... arguments) {
        return CliRun.in(Map.of("SMTP_MEDIC_DATA_DIR", data().toString()), new byte[0], arguments);
    }

    private static void refused(CliRun run, int exitCode, String words) {
        assertThat(run.err()).hasLineCount(1).contains(words).doesNotContain("Tr0ub4dor");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }
}
