package org.smtpmedic.core.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** The database does not do what it should. The message is fit for an operator and holds nothing that a person pasted. */
public final class StoreException extends RuntimeException {
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the database itself failed, which may pass, and not what lies in it. */
    public boolean isOfTheDatabase() {
        return getCause() instanceof SQLException;
    }

    /** Whether it was a change that failed, for want of room or of rights: reading may still work. */
    boolean isRefusedChange() {
        if (!(getCause() instanceof SQLException e)) {
            return false;
        }
        if (e.getErrorCode() == 0) {
            return List.of("53100", "25006").contains(String.valueOf(e.getSQLState()));
        }
        return switch (kindOf(e)) {
            case SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR -> true;
            default -> false;
        };
    }

    /** What kind of failure SQLite reports: the low byte of its code (sqlite.org/rescode.html). */
    static SQLiteErrorCode kindOf(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF);
    }

    /**
     * What a failed statement means for the operator. PostgreSQL has no number and tells by its SQLSTATE, whose first two letters are its class
     * (postgresql.org/docs/current/errcodes-appendix.html).
     */
    static StoreException of(SQLException e) {
        return new StoreException(e.getErrorCode() == 0 ? ofServer(e) : ofFile(e), e);
    }

    private static String ofServer(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        if (state.equals("53100")) {
            return "The disk that holds the database is full";
        }
        if (state.equals("25006")) {
            return "The database takes no changes: it is read-only";
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "", "08", "57" -> "The database is away";
            case "40" -> "The database let another transaction go first";
            case "53" -> "The database has no room for more connections";
            default -> "The database refused a statement (" + state + ")";
        };
    }

    private static String ofFile(SQLException e) {
        return switch (kindOf(e)) {
            case SQLITE_FULL -> "The disk that holds the database is full";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "The database file is not writable";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "The database file is damaged; restore it from a backup";
            case SQLITE_BUSY, SQLITE_LOCKED -> "The database is locked by another program for too long";
            case SQLITE_IOERR -> "The disk that holds the database reports an error";
            default -> "The database refused a statement (code " + e.getErrorCode() + ")";
        };
    }
}
