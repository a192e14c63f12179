package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.server.SMTPServer;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.cli.Finding.Level;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.bootstrap.settings.SettingsReader;
import org.vestibule.testkit.TestCertificate;

/** What an examination finds without a database, or with one that it may not open; with one it is {@link DoctorIT}. */
class DoctorTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void close() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        environment.put("VESTIBULE_DATABASE_URL", "jdbc:postgresql://db.example/portal");
    }

    /** It would be made by being looked at. */
    @Test
    void an_embedded_database_that_is_to_be_made_is_not_asked_for() {
        environment.clear();
        List<Finding> found = new Doctor(
                        SettingsReader.read(Optional.empty(), folder, environment),
                        new Closed(() -> {
                            throw new AssertionError("asked");
                        }),
                        Clock.systemUTC())
                .examine();
        assertEquals(List.of("database-new"), codes(found, Level.WARNING));
    }

    @Test
    void where_all_is_well_nothing_is_said() {
        assertEquals(List.of(), codes(examined(state(0, 1)), Level.FAULT));
        assertEquals(List.of("database-new"), codes(examined(state(0, 1)), Level.WARNING));
    }

    @Test
    void a_schema_that_waits_is_left_as_it_is() {
        assertEquals(List.of("schema-waits"), codes(examined(state(40, 2)), Level.WARNING));
    }

    @Test
    void a_database_that_does_not_say_which_it_is_moves_no_fence() {
        assertEquals(
                List.of("fence-blind", "schema-waits"), codes(examined(state(40, 2, Optional.empty())), Level.WARNING));
    }

    @Test
    void what_keeps_from_the_database_is_told_in_the_words_of_serve() {
        StorageProblem problem =
                new StorageProblem(StorageProblem.Why.CONNECTION_REFUSED, null, "db.example:5432", "no reason");
        List<Finding> found = new Doctor(
                        SettingsReader.read(Optional.empty(), folder, environment),
                        new Closed(() -> {
                            throw problem;
                        }),
                        Clock.systemUTC())
                .examine();
        assertEquals(List.of(Obstacles.code(problem.why().kind())), codes(found, Level.FAULT));
    }

    @Test
    void others_may_look_into_the_folder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertTrue(codes(examined(state(0, 1)), Level.WARNING).contains("folder-open"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://portal.example, , https-missing",
        "https://portal.example, , ''",
        "https://portal.example, none, proxy-not-trusted",
        "http://localhost:8080, , ''",
    })
    void addresses_and_proxies(String base, String trusted, String expected) {
        environment.put("VESTIBULE_BASE_URL", base);
        if (trusted != null) {
            environment.put("VESTIBULE_PROXY_TRUSTED", trusted);
        }
        List<String> found = codes(examined(state(0, 1)), Level.WARNING);
        List<String> foundBefore = found.subList(0, found.indexOf("database-new"));
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), foundBefore);
    }

    @Test
    void certificates() throws IOException {
        Path certificate = folder.resolve("tls.pem");
        Path key = folder.resolve("tls.key");
        environment.put("VESTIBULE_BASE_URL", "https://portal.example");
        environment.put("VESTIBULE_HTTP_ADDRESS", "0.0.0.0");
        environment.put("VESTIBULE_TLS_CERTIFICATE", certificate.toString());
        environment.put("VESTIBULE_TLS_KEY", key.toString());
        assertEquals(List.of("tls-certificate-unreadable"), codes(examined(state(0, 1)), Level.FAULT));

        TestCertificate.make(Duration.ZERO, 90, "-keyalg", "EC", "-groupname", "secp256r1")
                .write(certificate, key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertEquals(List.of("database-new", "mail-not-set"), codes(examined(state(0, 1)), Level.WARNING));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                List.of("key-file-open", "database-new", "mail-not-set"), codes(examined(state(0, 1)), Level.WARNING));

        TestCertificate.make(Duration.ZERO, 5, "-keyalg", "EC", "-groupname", "secp256r1")
                .write(certificate, key);
        assertTrue(codes(examined(state(0, 1)), Level.WARNING).contains("certificate-ends-soon"));
        environment.remove("VESTIBULE_BASE_URL");
        assertTrue(codes(examined(state(0, 1)), Level.WARNING).contains("base-url-here"));
    }

    /** The last two stages need a mail. */
    @Test
    void mails_leave_or_are_files() {
        assertEquals(List.of(), mail(codes(examined(state(0, 1)), Level.WARNING)));
        environment.put("VESTIBULE_BASE_URL", "https://portal.example");
        assertEquals(List.of("mail-not-set"), mail(codes(examined(state(0, 1)), Level.WARNING)));
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, mail) -> {
                    throw new AssertionError("a mail");
                })
                .build();
        server.start();
        environment.put("VESTIBULE_MAIL_HOST", "localhost");
        environment.put("VESTIBULE_MAIL_PORT", Integer.toString(server.getPortAllocated()));
        environment.put("VESTIBULE_MAIL_SECURITY", "none");
        environment.put("VESTIBULE_MAIL_FROM", "portal@example.com");
        assertEquals(List.of(), mail(codes(examined(state(0, 1)), Level.WARNING)));
        assertEquals(List.of(), codes(examined(state(0, 1)), Level.FAULT));
        server.stop();
        assertEquals(List.of("smtp-connection-refused"), codes(examined(state(0, 1)), Level.FAULT));
    }

    private static List<String> mail(List<String> codes) {
        return codes.stream().filter(code -> code.contains("mail")).toList();
    }

    private List<Finding> examined(DatabaseState state) {
        return new Doctor(
                        SettingsReader.read(Optional.empty(), folder, environment),
                        new Closed(() -> state),
                        Clock.systemUTC())
                .examine();
    }

    private static List<String> codes(List<Finding> found, Level level) {
        return found.stream()
                .filter(one -> one.level() == level)
                .map(Finding::code)
                .toList();
    }

    private static DatabaseState state(int applied, int waiting) {
        return state(applied, waiting, Optional.of(new DatabaseState.History(7, 1)));
    }

    private static DatabaseState state(int applied, int waiting, Optional<DatabaseState.History> history) {
        return new DatabaseState(
                "PostgreSQL 17.2",
                "db.example:5432",
                false,
                0,
                new DatabaseState.Migrations(applied, waiting),
                history,
                Optional.empty(),
                false);
    }

    /** One that is never opened: that would bring its schema up to date. */
    private record Closed(Supplier<DatabaseState> seen) implements Doctor.Database {

        @Override
        public DatabaseState survey() {
            return seen.get();
        }

        @Override
        public Persistence open() {
            throw new AssertionError("opened");
        }

        @Override
        public ViewFigures figures(Persistence opened) {
            throw new AssertionError("opened");
        }
    }
}
