package org.smtpmedic.core.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** What differs between the two databases. Statements do not. */
sealed interface Engine permits SqliteEngine, PostgresEngine {

    static Engine of(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.Embedded embedded -> new SqliteEngine(embedded.file());
            case DatabaseAddress.PostgreSql server -> new PostgresEngine(server);
        };
    }

    /** Connections that commit durably. */
    HikariConfig pool();

    /**
     * Looks whether the database can be worked with.
     *
     * @throws SQLException if not
     */
    void check(DataSource source) throws SQLException;

    /** Names of column types, for the migrations. */
    Map<String, String> types();

    /** Whether other processes may work on the same database. */
    boolean shared();

    /** Holds back every other transaction that names the same key, until this one ends. */
    void lock(Connection connection, String key) throws SQLException;

    /** For the operator: it cannot be opened. */
    StoreException cannotOpen(Exception cause);
}
