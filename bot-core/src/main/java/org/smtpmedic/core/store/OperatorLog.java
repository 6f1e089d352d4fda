package org.smtpmedic.core.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who did what from the command line. */
public final class OperatorLog {
    private final Database database;

    public OperatorLog(Database database) {
        this.database = database;
    }

    /**
     * One thing that was done.
     *
     * @param operator the account that ran the command
     * @param subject what it was done to; never somebody who was forgotten
     */
    public record Entry(Instant at, String operator, String action, String subject) {}

    /** Adds an entry, in the transaction of what was done. */
    public void add(Entry entry) {
        database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO operator_log (at, operator, action, subject) VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, entry.at().toEpochMilli());
                insert.setString(2, entry.operator());
                insert.setString(3, entry.action());
                insert.setString(4, entry.subject());
                return insert.executeUpdate();
            }
        });
    }

    /** The newest first. */
    public List<Entry> newest(int atMost) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(
                            "SELECT at, operator, action, subject FROM operator_log ORDER BY at DESC LIMIT " + atMost);
                    var rows = query.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(new Entry(
                            Instant.ofEpochMilli(rows.getLong(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4)));
                }
                return entries;
            }
        });
    }
}
