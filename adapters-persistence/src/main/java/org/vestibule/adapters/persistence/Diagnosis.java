package org.vestibule.adapters.persistence;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.flywaydb.core.api.FlywayException;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/** Tells from what the driver says why a database server cannot be had. */
final class Diagnosis {

    private static final List<Class<? extends Exception>> SILENCE =
            List.of(SocketTimeoutException.class, SocketException.class, EOFException.class);

    private Diagnosis() {}

    static Optional<Why> of(Throwable failure) {
        if (chain(failure).noneMatch(SQLException.class::isInstance)) {
            return chain(failure).anyMatch(FlywayException.class::isInstance)
                    ? Optional.of(Why.SCHEMA_FOREIGN)
                    : Optional.empty(); // then it is about something else
        }
        return Stream.of(
                        anyOf(failure, Diagnosis::ofState),
                        anyOf(failure, Diagnosis::ofEncryption),
                        anyOf(failure, Diagnosis::ofNetwork),
                        anyOf(failure, Diagnosis::ofConnection))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What the failure goes back to, in words. */
    static String lastWords(Throwable failure) {
        return chain(failure)
                .reduce((outer, inner) -> inner)
                .map(last -> String.valueOf(last.getMessage()))
                .orElse("");
    }

    private static Optional<Why> anyOf(Throwable failure, Symptom symptom) {
        return chain(failure).map(symptom::reads).flatMap(Optional::stream).findFirst();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<Why> ofState(Throwable cause) {
        String state = state(cause);
        if (state.startsWith("57P")) {
            return Optional.of(Why.STARTING_OR_STOPPING);
        }
        return Optional.ofNullable(
                switch (state) {
                    case "28P01" -> Why.PASSWORD_WRONG;
                    case "28000" -> Why.USER_REFUSED;
                    case "3D000" -> Why.DATABASE_UNKNOWN;
                    case "42501" -> Why.RIGHTS_MISSING;
                    case "25006" -> Why.STANDBY;
                    case "26000", "42P05" -> Why.POOLED; // the server's connection is now this one's and now another's
                    case "55P03" -> Why.SCHEMA_HELD; // nothing else is waited for while it is opened
                    case "53300" -> Why.TOO_MANY_CONNECTIONS;
                    case "53100", "53200" -> Why.SERVER_FULL;
                    case "08P01" -> Why.NO_POSTGRES;
                    default -> null;
                });
    }

    private static Optional<Why> ofEncryption(Throwable cause) {
        boolean tls = cause instanceof SSLException
                || cause instanceof GeneralSecurityException
                || (cause instanceof SQLException
                        && String.valueOf(cause.getMessage()).contains("SSL"));
        return tls ? Optional.of(Why.TLS_FAILED) : Optional.empty();
    }

    private static Optional<Why> ofNetwork(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Optional.of(Why.HOST_UNKNOWN);
        }
        if (cause instanceof ConnectException) {
            return Optional.of(Why.CONNECTION_REFUSED);
        }
        return SILENCE.stream().anyMatch(kind -> kind.isInstance(cause))
                ? Optional.of(Why.NO_ANSWER)
                : Optional.empty();
    }

    private static Optional<Why> ofConnection(Throwable cause) {
        String state = state(cause);
        if (state.equals("08004")) { // the server asks for a password and none is there
            return Optional.of(Why.PASSWORD_WRONG);
        }
        return state.startsWith("08") ? Optional.of(Why.NO_ANSWER) : Optional.empty();
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException failure && failure.getSQLState() != null ? failure.getSQLState() : "";
    }

    private interface Symptom {
        Optional<Why> reads(Throwable cause);
    }
}
