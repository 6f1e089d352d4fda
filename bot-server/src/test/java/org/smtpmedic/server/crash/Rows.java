package org.smtpmedic.server.crash;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.smtpmedic.core.store.DatabaseAddress;

/** Looks into the program's database from outside. */
final class Rows {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String url;

    Rows(Path data) {
        url = "jdbc:sqlite:" + data.resolve("smtp-medic.db");
    }

    Rows(DatabaseAddress.PostgreSql database) {
        url = database.url() + "?user=" + database.user();
    }

    void execute(String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column of every row. */
    List<String> of(String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Looks again and again until there are so many rows, for at most a minute and a half. */
    List<String> await(String sql, int count) {
        return await(sql, count, PATIENCE);
    }

    /** The same, for longer by {@code more}. */
    List<String> awaitLonger(String sql, int count, Duration more) {
        return await(sql, count, PATIENCE.plus(more));
    }

    private List<String> await(String sql, int count, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var rows = of(sql);
            if (rows.size() >= count) {
                return rows;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + count + " rows of: " + sql + "; there are " + rows);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
