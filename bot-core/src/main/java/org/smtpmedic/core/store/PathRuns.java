package org.smtpmedic.core.store;

import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.chat.ConversationRef;

/** Tests that have ended; of each conversation only the latest are kept. Every method runs in the transaction of its caller. */
public final class PathRuns {

    private static final int KEPT = 20;

    private final Database database;

    public PathRuns(Database database) {
        this.database = database;
    }

    public Optional<PathRun> byId(String id) {
        return first("SELECT document FROM path_runs WHERE id = ?", id);
    }

    /** The latest test of the target in the conversation; upper and lower case are the same target. */
    public Optional<PathRun> latest(ConversationRef conversation, String target) {
        return first(
                "SELECT document FROM path_runs WHERE platform = ? AND address = ? AND target = ?"
                        + " ORDER BY at DESC, id LIMIT 1",
                conversation.platform(),
                conversation.address(),
                key(target));
    }

    /** The latest test of the conversation, whatever was tested. */
    public Optional<PathRun> latest(ConversationRef conversation) {
        return first(
                "SELECT document FROM path_runs WHERE platform = ? AND address = ? ORDER BY at DESC, id LIMIT 1",
                conversation.platform(),
                conversation.address());
    }

    public void insert(PathRun run) {
        database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO path_runs (id, platform, address, target, at, document) VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, run.id());
                insert.setString(2, run.conversation().platform());
                insert.setString(3, run.conversation().address());
                insert.setString(4, key(run.target()));
                insert.setLong(5, run.at().toEpochMilli());
                insert.setString(6, Json.write(run));
                insert.executeUpdate();
            }
            return forgetOld(run.conversation());
        });
    }

    private int forgetOld(ConversationRef conversation) {
        return database.inTransaction(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM path_runs WHERE platform = ? AND address = ?"
                    + " AND id NOT IN (SELECT id FROM path_runs WHERE platform = ? AND address = ?"
                    + " ORDER BY at DESC, id LIMIT " + KEPT + ")")) {
                delete.setString(1, conversation.platform());
                delete.setString(2, conversation.address());
                delete.setString(3, conversation.platform());
                delete.setString(4, conversation.address());
                return delete.executeUpdate();
            }
        });
    }

    private Optional<PathRun> first(String sql, String... arguments) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    query.setString(i + 1, arguments[i]);
                }
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(Json.read(rows.getString(1), PathRun.class)) : Optional.empty();
                }
            }
        });
    }

    private static String key(String target) {
        return target.toLowerCase(Locale.ROOT);
    }
}
