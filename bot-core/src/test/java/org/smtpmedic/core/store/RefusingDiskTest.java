package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.testkit.SampleCases;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A real file that takes nothing more, by SQLite's own means: what is refused is refused as a whole, and goes through later. */
class RefusingDiskTest {

    @TempDir
    Path folder;

    private Database database;
    private CaseStore cases;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("medic.db"));
        cases = new CaseStore(database);
        cases.insert(SampleCases.fresh());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_full_disk_is_named_and_nothing_is_half_written() {
        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    try (var limit = connection.createStatement()) {
                        limit.execute("PRAGMA max_page_count = 1");
                        write();
                    } finally {
                        try (var limit = connection.createStatement()) {
                            limit.execute("PRAGMA max_page_count = 1000000");
                        }
                    }
                    return 0;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage("The disk that holds the database is full");
        assertThat(cases.history(SampleCases.fresh().id())).isEmpty();
        write();
        assertThat(cases.history(SampleCases.fresh().id())).hasSize(1);
    }

    @Test
    void a_start_on_a_full_disk_asks_for_room_and_not_for_a_backup() {
        var engine = new SqliteEngine(folder.resolve("medic.db"));
        var full = new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL);
        assertThat(engine.cannotOpen(new IllegalStateException(full)))
                .hasMessageEndingWith("medic.db is full. Make room, and start again.");
        var damaged = new SQLiteException("damaged", SQLiteErrorCode.SQLITE_CORRUPT);
        assertThat(engine.cannotOpen(damaged)).hasMessageContaining("Restore it from a backup");
    }

    @Test
    void a_file_that_may_only_be_read_is_named_and_still_read() {
        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    try (var limit = connection.createStatement()) {
                        limit.execute("PRAGMA query_only = ON");
                        assertThat(cases.byId(SampleCases.fresh().id())).isPresent();
                        write();
                    } finally {
                        try (var limit = connection.createStatement()) {
                            limit.execute("PRAGMA query_only = OFF");
                        }
                    }
                    return 0;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage("The database file is not writable");
        assertThat(cases.history(SampleCases.fresh().id())).isEmpty();
    }

    private void write() {
        var large = new CaseEvent.MailboxSet("x".repeat(100_000));
        cases.append(SampleCases.fresh().id(), SampleCases.ALEX, SampleCases.NOW, List.of(large));
    }
}
