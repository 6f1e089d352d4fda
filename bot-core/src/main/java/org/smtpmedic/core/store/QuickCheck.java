package org.smtpmedic.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.sqlite.ProgressHandler;

/** SQLite's own look through a file for damage, which can be broken off: it takes half a second for each GB, and more on a slow disk. */
enum QuickCheck {
    SOUND,
    DAMAGED,
    BROKEN_OFF;

    /** SQLite asks so often whether to go on: once in some hundred pages. */
    private static final int STEPS = 500;

    /**
     * Reads the file for as long as {@code goOn} says so.
     *
     * @throws SQLException if it cannot be read for another reason than damage
     */
    static QuickCheck of(Connection connection, BooleanSupplier goOn) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return goOn.getAsBoolean() ? 0 : 1;
            }
        });
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            return rows.next() && rows.getString(1).equals("ok") ? SOUND : DAMAGED;
        } catch (SQLException e) {
            return switch (StoreException.kindOf(e)) {
                case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
                case SQLITE_INTERRUPT -> BROKEN_OFF;
                default -> throw e;
            };
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }
}
