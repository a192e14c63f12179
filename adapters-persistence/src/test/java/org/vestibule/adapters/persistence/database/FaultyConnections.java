package org.vestibule.adapters.persistence.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;

/** Real connections of which some calls fail instead of being made, as planned. */
final class FaultyConnections {

    private final JdbcAccess access;
    private final Map<String, SQLException> faults = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();

    FaultyConnections(JdbcAccess access) {
        this.access = access;
    }

    /** From now on a call fails that is written so, such as {@code rollback()} or {@code setAutoCommit(true)}. */
    void fail(String call, SQLException with) {
        faults.put(call, with);
    }

    /** From now on all is well again. */
    void mend() {
        faults.clear();
    }

    /** How many were opened so far. */
    int opened() {
        return opened.get();
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                FaultyConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> open();
                    case "getLoginTimeout" -> 0;
                    default -> null;
                });
    }

    private Connection open() throws SQLException {
        Connection real = DriverManager.getConnection(access.url(), access.properties());
        opened.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                FaultyConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    List<Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
                    SQLException fault = faults.get(method.getName()
                            + given.toString().replace('[', '(').replace(']', ')'));
                    if (fault != null) {
                        throw fault;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
