package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong, and however a request is made, no path, address or token of it stands in the log, whoever writes
 * there: the portal, or the server below it (S-107, I9, L-41).
 */
class NothingInTheLogIT {

    private static final String CANARY = "canary7tweet";

    /** Where a token stands in the path, and where else a browser sends what nobody else may read. */
    private static final List<String> PATHS = List.of(
            "/sign-up/finish/",
            "/password/reset/",
            "/not-me/",
            "/backup-codes/confirm/",
            "/invitations/",
            "/teams/",
            "/health/",
            "/assets/",
            "/sign-in?then=/",
            "/sign-in?why=",
            "/oauth2/authorize?state=",
            "/oauth2/consent/",
            "/security/apps/",
            "/nowhere/");

    private final Path data = RunningPortal.newDataFolder();

    @Test
    void no_path_address_or_token_is_logged_whatever_breaks() {
        try (RunningPortal portal = RunningPortal.start(data);
                PortalDatabase database = PortalDatabase.of(data)) {
            int port = Integer.parseInt(portal.base().replaceAll(".*:", ""));
            askAll(port);
            for (String table : List.of("sign_up", "mailed_link", "invitation", "session", "sign_in", "account")) {
                database.change("ALTER TABLE " + table + " RENAME TO " + table + "_gone");
            }
            askAll(port);
            String broken = answer(port, "GET /sign-up/finish/" + token() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(broken.startsWith("HTTP/1.1 500 "), broken);
            String reference = broken.replaceAll("(?s).*else report ([0-9A-Z-]+) .*", "$1");
            RunningPortal.await(
                    RunningPortal.PATIENCE,
                    "what is told can be found: " + reference,
                    () -> portal.output().contains(reference));
            assertFalse(portal.output().contains(CANARY), portal::output);
            assertFalse(portal.output().contains("127.0.0.1"), portal::output);
            // One failure is some tens of lines, not thousands.
            long failures = portal.output()
                    .lines()
                    .filter(line -> line.contains("Answered 500"))
                    .count();
            assertTrue(portal.output().lines().count() < 100L * failures, portal::output);
        }
        RunningPortal.delete(data);
    }

    @Test
    void four_kilobytes_of_path_are_a_page() {
        try (RunningPortal portal = RunningPortal.start(data)) {
            int port = Integer.parseInt(portal.base().replaceAll(".*:", ""));
            for (String path : List.of("/", "/sign-in", "/sign-up", "/password/forgot", "/sign-in/code", "/security")) {
                String longest = "?then=" + "/a".repeat(2_000);
                String answer = answer(port, "GET " + path + longest + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertEquals("HTTP/1.1 ", answer.substring(0, 9));
                assertTrue(List.of("200", "303").contains(answer.substring(9, 12)), answer);
            }
            assertFalse(portal.output().contains("ERROR"), portal::output);
        }
        RunningPortal.delete(data);
    }

    private static void askAll(int port) {
        String cookies = Stream.of("session", "sign-in", "visit", "browser")
                .map(name -> name + "-" + port + "=" + token())
                .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
        for (String path : PATHS) {
            for (String target :
                    List.of(path + token(), path + CANARY, path + "%zz" + CANARY, path + "..;/" + CANARY)) {
                answer(port, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + cookies + "\r\n");
                answer(port, "BREW " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                answer(port, "GET " + target + " HTTP/9.9\r\nHost: " + CANARY + "\r\n\r\n");
                answer(port, "GET http://" + CANARY + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                answer(
                        port,
                        "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + cookies
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 24\r\n\r\npassword="
                                + CANARY + "&a=");
                answer(port, "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n" + CANARY);
            }
        }
        answer(port, "GET /" + CANARY.repeat(1_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        answer(port, "GET / HTTP/1.1\r\nHost: localhost\r\n" + CANARY + "\r\n\r\n");
    }

    /** One that is well-formed, so that it is looked for. */
    private static String token() {
        return "018f0000-0000-7000-8000-000000000000." + CANARY + "A".repeat(43 - CANARY.length());
    }

    private static String answer(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
