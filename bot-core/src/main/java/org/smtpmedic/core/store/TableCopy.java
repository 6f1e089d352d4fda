package org.smtpmedic.core.store;

import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Copies all tables from one database into another one that is empty. */
public final class TableCopy {

    /** Migrations write these tables themselves. */
    private static final String HISTORY = "schema_history";

    private static final String PART_HISTORY = "_" + HISTORY;
    private static final int BATCH = 500;

    private TableCopy() {}

    /**
     * Copies everything in one transaction: afterwards the target holds all of it, or nothing.
     *
     * @return the number of rows of each table
     * @throws StoreException if the target holds anything already, or a database fails; the target then stays empty
     */
    public static Map<String, Long> copy(Database from, Database to) {
        for (String history : from.inTransaction(TableCopy::histories)) {
            // Every part keeps its migrations under the name that its history begins with.
            String location = "classpath:db/" + history.substring(0, history.length() - PART_HISTORY.length());
            from.migrate(location, history);
            to.migrate(location, history);
        }
        TaskRows.giveBack(from);
        return from.inTransaction(source -> to.inTransaction(target -> copyAll(source, target)));
    }

    private static List<String> histories(Connection source) throws SQLException {
        return tables(source).stream()
                .filter(name -> name.endsWith(PART_HISTORY))
                .toList();
    }

    private static Map<String, Long> copyAll(Connection source, Connection target) throws SQLException {
        var tables = inOrder(
                target,
                tables(source).stream().filter(name -> !name.endsWith(HISTORY)).toList());
        for (String table : tables) {
            if (count(target, table) > 0) {
                throw new StoreException(
                        "The target is not empty: its table " + table + " has rows. Nothing was copied.",
                        new SQLException(table));
            }
        }
        var copied = new LinkedHashMap<String, Long>();
        for (String table : tables) {
            copyTable(source, target, table);
            long here = count(source, table);
            long there = count(target, table);
            if (here != there) {
                throw new StoreException(
                        "Of " + here + " rows of " + table + ", " + there + " arrived. Nothing was copied.",
                        new SQLException(table));
            }
            copied.put(table, there);
        }
        return copied;
    }

    private static void copyTable(Connection source, Connection target, String table) throws SQLException {
        try (var query = source.createStatement();
                var rows = query.executeQuery("SELECT * FROM " + table)) {
            var columns = columns(rows);
            String names = String.join(", ", columns);
            String marks = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
            int[] types = types(target, table, names);
            try (var insert =
                    target.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
                int waiting = 0;
                while (rows.next()) {
                    for (int i = 0; i < types.length; i++) {
                        copyValue(rows, insert, i + 1, types[i]);
                    }
                    insert.addBatch();
                    waiting++;
                    if (waiting == BATCH) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
                insert.executeBatch();
            }
        }
    }

    /** SQLite keeps what it is given; the target's column says what was meant. */
    private static void copyValue(ResultSet row, PreparedStatement insert, int at, int type) throws SQLException {
        if (row.getObject(at) == null) {
            insert.setNull(at, type);
            return;
        }
        switch (type) {
            case Types.BIT, Types.BOOLEAN -> insert.setBoolean(at, row.getBoolean(at));
            case Types.SMALLINT, Types.INTEGER -> insert.setInt(at, row.getInt(at));
            case Types.BIGINT -> insert.setLong(at, row.getLong(at));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> insert.setTimestamp(at, row.getTimestamp(at));
            case Types.BINARY, Types.VARBINARY, Types.BLOB -> insert.setBytes(at, row.getBytes(at));
            // PostgreSQL has no place for this one character.
            case Types.VARCHAR -> insert.setString(at, row.getString(at).replace('\0', '\uFFFD'));
            default -> throw new SQLException("No way to copy a " + JDBCType.valueOf(type));
        }
    }

    private static int[] types(Connection connection, String table, String columns) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("SELECT " + columns + " FROM " + table + " WHERE 1 = 0")) {
            var data = rows.getMetaData();
            int[] types = new int[data.getColumnCount()];
            for (int i = 0; i < types.length; i++) {
                types[i] = data.getColumnType(i + 1);
            }
            return types;
        }
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        var data = rows.getMetaData();
        var names = new ArrayList<String>();
        for (int i : IntStream.rangeClosed(1, data.getColumnCount()).toArray()) {
            names.add(data.getColumnName(i));
        }
        return names;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Tables of the embedded database. */
    private static List<String> tables(Connection source) throws SQLException {
        try (var query = source.createStatement();
                var rows = query.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** A table behind those that it refers to. */
    private static List<String> inOrder(Connection target, List<String> tables) throws SQLException {
        var left = new ArrayList<>(tables);
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = new ArrayList<String>();
            for (String table : left) {
                if (ordered.containsAll(references(target, table))) {
                    next.add(table);
                }
            }
            if (next.isEmpty()) {
                throw new SQLException("Tables refer to each other in a circle");
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    private static Set<String> references(Connection connection, String table) throws SQLException {
        try (var keys = connection.getMetaData().getImportedKeys(connection.getCatalog(), null, table)) {
            var names = new HashSet<String>();
            while (keys.next()) {
                names.add(keys.getString("PKTABLE_NAME"));
            }
            return names;
        }
    }
}
