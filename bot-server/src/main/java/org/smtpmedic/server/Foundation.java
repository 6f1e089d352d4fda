package org.smtpmedic.server;

import java.time.InstantSource;
import java.util.Optional;
import org.smtpmedic.core.store.DamageWatch;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.SharedClock;

/**
 * What everything stands on: the database, and the time that goes with it.
 *
 * @param held the folder of an embedded database, which belongs to this process alone
 * @param watched the file of an embedded database, read for damage
 * @param shared where several processes share a database, they share its time
 * @param own the time otherwise
 */
record Foundation(
        Database database,
        Optional<DataLock> held,
        Optional<DamageWatch> watched,
        Optional<SharedClock> shared,
        InstantSource own)
        implements AutoCloseable {

    /**
     * Opens the database.
     *
     * @throws org.smtpmedic.core.store.StoreException if the database cannot be opened, or is another process's
     */
    static Foundation lay(DatabaseAddress address, InstantSource own) {
        return switch (address) {
            case DatabaseAddress.Embedded embedded -> {
                var held = DataLock.take(embedded);
                try {
                    var database = Database.open(embedded);
                    yield new Foundation(
                            database,
                            Optional.of(held),
                            Optional.of(DamageWatch.start(embedded.file())),
                            Optional.empty(),
                            own);
                } catch (RuntimeException e) {
                    held.close();
                    throw e;
                }
            }
            case DatabaseAddress.PostgreSql server -> {
                var database = Database.open(server);
                try {
                    yield new Foundation(
                            database,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(SharedClock.start(database, own)),
                            own);
                } catch (RuntimeException e) {
                    database.close();
                    throw e;
                }
            }
        };
    }

    InstantSource clock() {
        return shared.<InstantSource>map(clock -> clock).orElse(own);
    }

    /** Whether the database answers, and no damage to it is known. */
    boolean isSound() {
        return watched.stream().noneMatch(DamageWatch::isDamaged) && database.isAlive();
    }

    @Override
    public void close() {
        watched.ifPresent(DamageWatch::close);
        shared.ifPresent(SharedClock::close);
        database.close();
        held.ifPresent(DataLock::close);
    }
}
