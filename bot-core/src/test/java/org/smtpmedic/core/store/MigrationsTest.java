package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.core.testkit.TestDatabase;

/** Databases of older programs go on; one of a newer program is left alone. */
@Timeout(120)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MigrationsTest {

    @TempDir
    Path folder;

    private final TestDatabase kind;

    MigrationsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    void what_version_1_had_written_is_read_and_gone_on_with() {
        written("1");
        try (var database = Database.open(kind.in(folder))) {
            var cases = new CaseStore(database);
            assertThat(cases.byId("K7QF2")).contains(SampleCases.waiting().withVersion(3));
            assertThat(cases.byId("RESOLVED").orElseThrow().state()).isEqualTo(CaseState.RESOLVED);
            assertThat(cases.history("K7QF2")).hasSize(3);
            assertThat(cases.firstSight("slack", "C01ITSUP.1700000000.1", SampleCases.NOW))
                    .isFalse();
            assertThat(rows(database, "SELECT task_name || ' ' || task_instance FROM scheduled_tasks ORDER BY 1"))
                    .containsExactly("deliver slack|C1|notice:e1:Help", "follow-up K7QF2@f-retest-1@1795256100000");
            assertThat(rows(database, "SELECT message_id FROM outbox WHERE id = 'slack|C1|case:K7QF2:1'"))
                    .containsExactly("1700000000.2");
        }
    }

    @Test
    void a_database_of_a_newer_program_is_refused_and_not_touched() {
        Database.open(kind.in(folder)).close();
        inside(
                connection -> execute(
                        connection,
                        "INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                                + " execution_time, success) VALUES (99, '999', 'of the future', 'SQL', 'V999__x.sql', 'x', 1, TRUE)"));
        assertThatThrownBy(() -> Database.open(kind.in(folder)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of the program")
                .hasMessageContaining("999");
    }

    @Test
    void opening_twice_changes_nothing() {
        Database.open(kind.in(folder)).close();
        try (var database = Database.open(kind.in(folder))) {
            assertThat(rows(database, "SELECT version FROM schema_history WHERE success"))
                    .doesNotHaveDuplicates()
                    .contains("1", "3");
        }
    }

    /** The tables as that version made them, with what it had written. */
    private void written(String version) {
        var engine = Engine.of(kind.in(folder));
        try (var pool = new HikariDataSource(engine.pool())) {
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .table("schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(engine.types())
                    .target(version)
                    .load()
                    .migrate();
        }
        String due = switch (kind) {
            case SQLITE -> String.valueOf(SampleCases.NOW.toEpochMilli());
            case POSTGRESQL -> "TIMESTAMP WITH TIME ZONE '" + SampleCases.NOW + "'";
        };
        inside(connection -> execute(connection, fixture(version).replace("${due}", due)));
    }

    private static String fixture(String version) {
        String name = "/store/version-" + version + ".sql";
        try (var in = Objects.requireNonNull(MigrationsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inside(Work work) {
        try (var pool = new HikariDataSource(Engine.of(kind.in(folder)).pool());
                var connection = pool.getConnection()) {
            work.on(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : script.split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<String> rows(Database database, String sql) {
        return database.inTransaction(connection -> {
            try (var query = connection.createStatement();
                    var rows = query.executeQuery(sql)) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }
}
