package org.vestibule.adapters.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change whose outcome nobody asks for. All that a transaction leaves waiting are sent as one text of several
 * statements, the COMMIT its last, in one round trip: the driver sends them in one go and the server stops at the first
 * that fails, so that the commit is reached only by way of all of them. Thousands of them take a trip for every
 * {@value #MOST_VALUES} values.
 */
public final class Write {

    /** The driver lets one text have 65,535. */
    private static final int MOST_VALUES = 50_000;

    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]\\w*)");

    private final String sql;
    private final Map<String, Object> values = new HashMap<>();

    private Write(String sql) {
        this.sql = sql;
    }

    /** One statement with named parameters. */
    public static Write of(String sql) {
        return new Write(sql);
    }

    /** Gives a parameter its value; an empty {@link Optional} is NULL. */
    public Write bind(String name, Object value) {
        values.put(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    /** Sends them, and commits. */
    public static void allAndCommit(List<Write> writes, Connection connection) {
        if (writes.isEmpty()) {
            return;
        }
        List<Write> bundle = new ArrayList<>();
        int values = 0;
        for (Write write : writes) {
            values += write.inOrder().size();
            if (values > MOST_VALUES) {
                send(bundle, "", connection);
                bundle.clear();
                values = write.inOrder().size();
            }
            bundle.add(write);
        }
        send(bundle, "COMMIT", connection);
    }

    private static void send(List<Write> writes, String end, Connection connection) {
        String text = writes.stream()
                .map(write -> NAME.matcher(write.sql).replaceAll("?").strip() + ";\n")
                .collect(Collectors.joining("", "", end));
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int position = 0;
            for (Write write : writes) {
                for (Object value : write.inOrder()) {
                    statement.setObject(++position, value instanceof Optional<?> given ? given.orElse(null) : value);
                }
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new WriteFailed(failure);
        }
    }

    private List<Object> inOrder() {
        List<Object> ordered = new ArrayList<>();
        for (Matcher names = NAME.matcher(sql); names.find(); ) {
            Object value = values.get(names.group(1));
            if (value == null) {
                throw new IllegalArgumentException("No value for :" + names.group(1));
            }
            ordered.add(value);
        }
        return ordered;
    }

    /** The writes of a transaction could not be made. */
    static final class WriteFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        WriteFailed(SQLException cause) {
            super(cause);
        }
    }
}
