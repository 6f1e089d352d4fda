package org.smtpmedic.core.testkit;

import java.nio.file.Path;
import org.smtpmedic.core.store.DatabaseAddress;

/** The two databases that everything has to work on. */
public enum TestDatabase {
    SQLITE {
        @Override
        public DatabaseAddress in(Path folder) {
            return new DatabaseAddress.Embedded(folder.resolveSibling(folder.getFileName() + ".db"));
        }
    },

    POSTGRESQL {
        @Override
        public DatabaseAddress in(Path folder) {
            return PostgresServer.running().database(folder);
        }
    };

    /** The database that belongs to the folder, whether or not the folder is there: an empty one at first, the same one later. */
    public abstract DatabaseAddress in(Path folder);
}
