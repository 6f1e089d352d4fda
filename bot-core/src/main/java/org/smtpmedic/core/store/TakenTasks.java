package org.smtpmedic.core.store;

/** Tasks that a process was working on when it died. */
public final class TakenTasks {
    private TakenTasks() {}

    /** Gives them back. Right only while no other process uses the database, as is so with the embedded one. */
    public static void giveBack(Database database) {
        database.inTransaction(connection -> {
            try (var release = connection.prepareStatement("UPDATE scheduled_tasks SET picked = ?, picked_by = NULL,"
                    + " last_heartbeat = NULL, version = version + 1 WHERE picked = ?")) {
                release.setBoolean(1, false);
                release.setBoolean(2, true);
                return release.executeUpdate();
            }
        });
    }
}
