package org.smtpmedic.core.store;

import java.nio.file.Path;
import java.util.Optional;

/** Where the data lies. */
public sealed interface DatabaseAddress {

    /** One SQLite file, for one process at a time. */
    record Embedded(Path file) implements DatabaseAddress {}

    /**
     * A database of a PostgreSQL server, for any number of processes.
     *
     * @param url a JDBC URL without a login in it
     * @param password empty where the server asks for none
     */
    record PostgreSql(String url, String user, Optional<String> password) implements DatabaseAddress {

        /** What every such URL begins with. */
        public static final String PREFIX = "jdbc:postgresql://";

        @Override
        public String toString() {
            return "PostgreSql[" + url + "]";
        }
    }
}
