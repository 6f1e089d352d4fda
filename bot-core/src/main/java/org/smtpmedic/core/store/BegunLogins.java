package org.smtpmedic.core.store;

/** Login tests that have begun, so that one whose secret a crash took away is told from a new one. Holds no secret. */
public final class BegunLogins {
    private static final String SETTLED = "/settled";

    private final Database database;

    public BegunLogins(Database database) {
        this.database = database;
    }

    /** Notes the beginning; false where the test had begun before. */
    public boolean begin(String id) {
        return change("INSERT INTO begun_logins (id) VALUES (?) ON CONFLICT (id) DO NOTHING", id) == 1;
    }

    /**
     * Ends the wait of a login test that has begun. One succeeds: whoever got what was waited for, or whoever called it off.
     *
     * @return false where another was first, or nothing is waited for
     */
    public boolean settle(String id) {
        return isKnown(id) && begin(id + SETTLED);
    }

    /** Whether the wait was ended. */
    public boolean isSettled(String id) {
        return isKnown(id + SETTLED);
    }

    /** The login test is over. */
    public void end(String id) {
        change("DELETE FROM begun_logins WHERE id = ?", id);
        change("DELETE FROM begun_logins WHERE id = ?", id + SETTLED);
    }

    private boolean isKnown(String id) {
        return database.inTransaction(connection -> {
            try (var look = connection.prepareStatement("SELECT 1 FROM begun_logins WHERE id = ?")) {
                look.setString(1, id);
                try (var rows = look.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    private int change(String sql, String id) {
        return database.inTransaction(connection -> {
            try (var change = connection.prepareStatement(sql)) {
                change.setString(1, id);
                return change.executeUpdate();
            }
        });
    }
}
