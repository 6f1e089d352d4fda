package org.smtpmedic.core.store;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** Brings tables up to date. Only ever forward: a program that is older than its tables does not touch them. */
final class Migrations {
    private Migrations() {}

    /**
     * Carries out what is missing.
     *
     * @param types names of column types by placeholder
     * @throws StoreException if it cannot be done, or a newer program made the tables
     */
    static void run(DataSource source, Map<String, String> types, String location, String historyTable) {
        try {
            var flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations(location)
                    .table(historyTable)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(types)
                    .load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The database's tables cannot be brought up to date: the disk may be full, the database not writable, "
                            + "or somebody else has changed them. Nothing was changed.",
                    e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        var newer = Arrays.stream(flyway.info().all())
                .filter(each -> each.getState() == MigrationState.FUTURE_SUCCESS
                        || each.getState() == MigrationState.FUTURE_FAILED)
                .findFirst();
        if (newer.isPresent()) {
            throw new StoreException(
                    "The database was made by a newer version of the program (its tables are at version "
                            + newer.get().getVersion()
                            + "). Start that version, or restore a backup that this one made. Nothing was changed.",
                    new IllegalStateException("future migration"));
        }
    }
}
