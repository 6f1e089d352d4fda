package org.smtpmedic.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;

/** Cases and their history. Every method runs in the transaction of its caller. */
public final class CaseStore {

    private static final String OPEN = "state NOT IN ('" + CaseState.RESOLVED + "', '" + CaseState.GIVEN_UP + "')";

    private final Database database;

    public CaseStore(Database database) {
        this.database = database;
    }

    public Optional<Case> byId(String id) {
        return first("SELECT document, version FROM cases WHERE id = ?", id);
    }

    /** The newest open case of the conversation. */
    public Optional<Case> openIn(ConversationRef conversation) {
        return first(
                "SELECT document, version FROM cases WHERE platform = ? AND address = ? AND " + OPEN
                        + " ORDER BY opened_at DESC, id LIMIT 1",
                conversation.platform(),
                conversation.address());
    }

    /** Open cases that the person owns, newest first. */
    public List<Case> openOf(String platform, String personId, int atMost) {
        return list(
                "SELECT document, version FROM cases WHERE platform = ? AND owner_id = ? AND " + OPEN
                        + " ORDER BY changed_at DESC, id LIMIT " + atMost,
                platform,
                personId);
    }

    /** Closed cases that the person owned, newest first. */
    public List<Case> closedOf(String platform, String personId, int atMost) {
        return list(
                "SELECT document, version FROM cases WHERE platform = ? AND owner_id = ? AND NOT (" + OPEN
                        + ") ORDER BY changed_at DESC, id LIMIT " + atMost,
                platform,
                personId);
    }

    public void insert(Case theCase) {
        database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO cases (state, owner_id, changed_at, version, document, id, platform, address, opened_at)"
                            + " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)")) {
                bindState(insert, theCase);
                insert.setString(5, theCase.id());
                insert.setString(6, theCase.conversation().platform());
                insert.setString(7, theCase.conversation().address());
                insert.setLong(8, theCase.openedAt().toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    /** Stores the case unless somebody else has stored it since it was read; says whether it did. */
    public boolean update(Case theCase) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("UPDATE cases SET state = ?, owner_id = ?, changed_at = ?,"
                    + " version = version + 1, document = ? WHERE id = ? AND version = ?")) {
                bindState(update, theCase);
                update.setString(5, theCase.id());
                update.setLong(6, theCase.version());
                return update.executeUpdate() == 1;
            }
        });
    }

    private static void bindState(PreparedStatement statement, Case theCase) throws SQLException {
        statement.setString(1, theCase.state().name());
        statement.setString(2, theCase.owner().id());
        statement.setLong(3, theCase.changedAt().toEpochMilli());
        statement.setString(4, Json.write(theCase));
    }

    public void append(String caseId, Person by, Instant at, List<CaseEvent> events) {
        database.inTransaction(connection -> {
            int seq = nextSeq(connection, caseId);
            try (var insert = connection.prepareStatement(
                    "INSERT INTO case_events (case_id, seq, at, document) VALUES (?, ?, ?, ?)")) {
                for (var event : events) {
                    insert.setString(1, caseId);
                    insert.setInt(2, seq);
                    insert.setLong(3, at.toEpochMilli());
                    insert.setString(4, Json.write(new CaseEvent.Recorded(seq, at, by, event)));
                    insert.addBatch();
                    seq++;
                }
                return insert.executeBatch().length;
            }
        });
    }

    private static int nextSeq(Connection connection, String caseId) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT COALESCE(MAX(seq), 0) + 1 FROM case_events WHERE case_id = ?")) {
            query.setString(1, caseId);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** The case's history, oldest first. */
    public List<CaseEvent.Recorded> history(String caseId) {
        return database.inTransaction(connection -> {
            try (var query =
                    connection.prepareStatement("SELECT document FROM case_events WHERE case_id = ? ORDER BY seq")) {
                query.setString(1, caseId);
                var history = new ArrayList<CaseEvent.Recorded>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        history.add(Json.read(rows.getString(1), CaseEvent.Recorded.class));
                    }
                }
                return history;
            }
        });
    }

    /** Remembers a platform's event; says whether it was new. */
    public boolean firstSight(String platform, String eventId, Instant at) {
        return database.inTransaction(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO seen_events (platform, event_id, at) VALUES (?, ?, ?)"
                            + " ON CONFLICT (platform, event_id) DO NOTHING")) {
                insert.setString(1, platform);
                insert.setString(2, eventId);
                insert.setLong(3, at.toEpochMilli());
                return insert.executeUpdate() == 1;
            }
        });
    }

    private Optional<Case> first(String sql, String... arguments) {
        return list(sql, arguments).stream().findFirst();
    }

    private List<Case> list(String sql, String... arguments) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    query.setString(i + 1, arguments[i]);
                }
                var cases = new ArrayList<Case>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        cases.add(read(rows));
                    }
                }
                return cases;
            }
        });
    }

    /** The version lives in its own column; the document's is the one before. */
    private static Case read(ResultSet row) throws SQLException {
        return Json.read(row.getString(1), Case.class).withVersion(row.getLong(2));
    }
}
