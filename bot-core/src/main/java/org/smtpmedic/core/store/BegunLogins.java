package org.smtpmedic.core.store;

/** Login tests that have begun, so that one whose secret a crash took away is told from a new one. Holds no secret. */
public final class BegunLogins {

    private final Database database;

    public BegunLogins(Database database) {
        this.database = database;
    }

    /** Notes the beginning; false where the test had begun before. */
    public boolean begin(String id) {
        return change("INSERT INTO begun_logins (id) VALUES (?) ON CONFLICT (id) DO NOTHING", id) == 1;
    }

    /** Nothing is waited for any more. */
    public void end(String id) {
        change("DELETE FROM begun_logins WHERE id = ?", id);
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
