package org.vestibule.bootstrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.adapters.cli.Obstacle;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Kind;
import org.vestibule.adapters.web.CannotListen;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.TlsProblem;

/** What stands in the way of the parts of the program, as the command line tells it. */
final class Obstacles {

    /** Those below are for the superuser alone, unless a machine is set up otherwise. */
    private static final int FIRST_ORDINARY_PORT = 1024;

    private Obstacles() {}

    static Obstacle of(StorageProblem problem) {
        Kind kind = problem.why().kind();
        if (kind != Kind.EMBEDDED && kind != Kind.KEYS) {
            return new Obstacle(code(kind), Optional.of(key(problem)), problem.words(), List.of());
        }
        List<String> lines = problem.words().get(0).lines().toList();
        return new Obstacle(code(kind), Optional.empty(), lines.subList(0, 1), lines.subList(1, lines.size()));
    }

    static Obstacle of(CannotListen problem, Listening listening) {
        boolean redirects = listening.redirectPort().equals(Optional.of(problem.port()));
        String setBy = redirects ? "vestibule.http.redirect-port" : "--port or vestibule.http.port";
        return new Obstacle(
                code(problem),
                Optional.empty(),
                List.of(String.valueOf(problem.port()), problem.address(), setBy),
                List.of());
    }

    static Obstacle of(TlsProblem problem) {
        return Obstacle.ofSettings(problem.why().code(), List.of(problem.detail()));
    }

    private static String code(CannotListen problem) {
        if (!isHere(problem.address())) {
            return "address-not-here";
        }
        boolean forOthers = problem.port() < FIRST_ORDINARY_PORT && !isTaken(problem);
        return forOthers ? "port-not-allowed" : "port-in-use";
    }

    /** Which words tell why. */
    static String key(StorageProblem problem) {
        return problem.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String code(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "database-unreachable";
            case UNFIT -> "database-not-usable";
            case FOLDER -> "folder-not-usable";
            case EMBEDDED -> "database-not-started";
            case HASHING -> "hashing-not-possible";
            case KEYS -> "keys-not-usable";
        };
    }

    /** What the system says when a port cannot be had comes in the language of the machine. */
    private static boolean isTaken(CannotListen problem) {
        try {
            InetAddress address = InetAddress.getByName(problem.address());
            InetAddress there = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
            try (Socket somebody = new Socket(there, problem.port())) {
                return somebody.isConnected();
            }
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean isHere(String address) {
        try (ServerSocket anyPort = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return anyPort.isBound();
        } catch (IOException elsewhere) {
            return false;
        }
    }
}
