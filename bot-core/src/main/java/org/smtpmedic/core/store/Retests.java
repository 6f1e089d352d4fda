package org.smtpmedic.core.store;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.casework.SelfRetest;
import org.smtpmedic.core.chat.ConversationRef;

/** Series of tests that look again by themselves. Every method runs in the transaction of its caller. */
public final class Retests {

    private final Database database;

    public Retests(Database database) {
        this.database = database;
    }

    public Optional<SelfRetest> byId(String id) {
        return list("SELECT document FROM retests WHERE id = ?", id).stream().findFirst();
    }

    /** The series of the conversation that are not over, the one that looks next first. */
    public List<SelfRetest> openIn(ConversationRef conversation) {
        return list(
                "SELECT document FROM retests WHERE platform = ? AND address = ? AND due_at IS NOT NULL ORDER BY due_at, id",
                conversation.platform(),
                conversation.address());
    }

    /** Stores the series, in place of what was there under its id; {@code now} is when it changed. */
    public void save(SelfRetest series, Instant now) {
        database.inTransaction(connection -> {
            try (var save = connection.prepareStatement(
                    "INSERT INTO retests (id, platform, address, due_at, document, changed_at) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, document = excluded.document,"
                            + " changed_at = excluded.changed_at")) {
                save.setString(1, series.id());
                save.setString(2, series.conversation().platform());
                save.setString(3, series.conversation().address());
                if (series.plan().dueAt().isPresent()) {
                    save.setLong(4, series.plan().dueAt().get().toEpochMilli());
                } else {
                    save.setNull(4, Types.BIGINT);
                }
                save.setString(5, Json.write(series));
                save.setLong(6, now.toEpochMilli());
                return save.executeUpdate();
            }
        });
    }

    private List<SelfRetest> list(String sql, String... arguments) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    query.setString(i + 1, arguments[i]);
                }
                List<SelfRetest> found = new ArrayList<>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(Json.read(rows.getString(1), SelfRetest.class));
                    }
                }
                return found;
            }
        });
    }
}
