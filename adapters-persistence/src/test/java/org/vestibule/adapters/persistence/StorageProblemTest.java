package org.vestibule.adapters.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.StorageProblem.Why;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;
import org.vestibule.adapters.persistence.embedded.UnixSocketFactory;
import org.vestibule.testkit.OnlyLong;

/** What keeps a database or a folder from being opened, as an operator is told it (PRODUCT G, L-50). */
@Timeout(60)
class StorageProblemTest {

    private static final String CANARY = "canary%20word";

    @TempDir
    private static Path shared;

    private static EmbeddedPostgres real;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        real = EmbeddedPostgres.open(DatabaseTemplate.copyWithoutTablesTo(shared), new SecureRandom());
    }

    @AfterAll
    static void stop() {
        real.close();
    }

    @Test
    void a_place_where_nobody_listens() throws IOException {
        int free;
        try (ServerSocket once = new ServerSocket(0)) {
            free = once.getLocalPort();
        }
        assertSame(Why.CONNECTION_REFUSED, why(url("127.0.0.1", free, "")));
        assertSame(Why.HOST_UNKNOWN, why(url("nobody.invalid", 5432, "")));
    }

    @Test
    void somebody_who_does_not_answer() throws IOException {
        assertSame(Why.NO_ANSWER, whyOf((in, out) -> in.readAllBytes()), "silent");
        assertSame(Why.NO_ANSWER, whyOf((in, out) -> {}), "hangs up, as proxies do for what is not up yet");
        assertSame(Why.NO_POSTGRES, whyOf((in, out) -> out.write("HTTP/1.1 400 \r\n\r\n".getBytes(ISO_8859_1))));
    }

    @Test
    void a_server_that_lets_nobody_in() {
        Map<String, Why> all = Map.of(
                "28P01", Why.PASSWORD_WRONG,
                "28000", Why.USER_REFUSED,
                "3D000", Why.DATABASE_UNKNOWN,
                "53300", Why.TOO_MANY_CONNECTIONS,
                "57P03", Why.STARTING_OR_STOPPING,
                "57P01", Why.STARTING_OR_STOPPING,
                "53200", Why.SERVER_FULL,
                "26000", Why.POOLED,
                "42P05", Why.POOLED,
                "42501", Why.RIGHTS_MISSING);
        assertAll(all.entrySet().stream()
                .map(each -> () -> assertSame(each.getValue(), whyOf(refusing(each.getKey())), each.getKey())));
    }

    @Test
    void a_server_without_the_encryption_that_is_asked_for() throws IOException {
        Talk without = (in, out) -> {
            in.readNBytes(8);
            out.write('N');
            in.readAllBytes();
        };
        Talk broken = (in, out) -> {
            in.readNBytes(8);
            out.write('S');
            in.readNBytes(1); // of the client's greeting
            out.write("this is none".getBytes(ISO_8859_1));
            in.readAllBytes();
        };
        for (Talk talk : List.of(without, broken)) {
            Why why = Why.NO_ANSWER;
            for (int attempt = 0; why == Why.NO_ANSWER && attempt < 5; attempt++) { // the first may take long to load
                why = whyOf(talk, "&sslmode=require");
            }
            assertSame(Why.TLS_FAILED, why);
        }
    }

    @Test
    void a_wrong_or_missing_password_and_a_database_that_is_not_there() {
        JdbcAccess access = real.access();
        assertSame(Why.PASSWORD_WRONG, why(urlOf(real, access.user(), "canary", "vestibule")));
        assertSame(Why.PASSWORD_WRONG, why(urlOf(real, access.user(), "", "vestibule")));
        assertSame(Why.USER_REFUSED, why(urlOf(real, "postgres", "canary", "vestibule")));
    }

    @Test
    void a_server_that_is_too_old() throws IOException {
        JdbcAccess access = real.access();
        try (Impostor older = new Impostor(14)) {
            StorageProblem told = problem(url("127.0.0.1", older.port(), "")
                    .replace("user=u", "user=" + access.user())
                    .replace(CANARY, access.password()));
            assertSame(Why.SERVER_TOO_OLD, told.why());
            assertEquals("127.0.0.1:" + older.port(), told.words().get(0));
            assertTrue(told.words().get(1).startsWith("14."), told.words()::toString);
        }
    }

    @Test
    @OnlyLong
    void a_database_that_may_not_be_changed() throws SQLException {
        try (EmbeddedPostgres own = EmbeddedPostgres.open(
                DatabaseTemplate.copyWithoutTablesTo(folder.resolve("own")), new SecureRandom())) {
            JdbcAccess access = own.access();
            String url = urlOf(own, access.user(), access.password(), "vestibule");
            execute(access, "ALTER DATABASE vestibule SET default_transaction_read_only = on");
            assertSame(Why.STANDBY, why(url));
            execute(access, "SET transaction_read_only = off; ALTER DATABASE vestibule RESET ALL");
            execute(access, "REVOKE CREATE ON SCHEMA public FROM pg_database_owner");
            assertSame(Why.RIGHTS_MISSING, why(url));
        }
    }

    @Test
    void a_database_that_goes_away_while_its_schema_is_brought_up_to_date() throws IOException {
        JdbcAccess access = real.access();
        for (String word : List.of("flyway_schema_history", "CREATE TABLE email_claim")) {
            Talk cut = (in, out) -> {
                Socket server = connect();
                start(() -> server.getInputStream().transferTo(out));
                byte[] sent = new byte[64 * 1024];
                for (int count = in.read(sent);
                        count > 0 && !new String(sent, 0, count, ISO_8859_1).contains(word);
                        count = in.read(sent)) {
                    server.getOutputStream().write(sent, 0, count);
                }
                server.close();
            };
            try (Listener wire = new Listener(cut)) {
                assertSame(
                        Why.NO_ANSWER,
                        why(url("127.0.0.1", wire.port(), "")
                                .replace("user=u", "user=" + access.user())
                                .replace(CANARY, access.password())),
                        word);
            }
        }
    }

    @Test
    void nothing_of_a_url_is_told_but_where_it_leads() {
        StorageProblem told = problem(url("nobody.invalid", 5432, "&sslpassword=" + CANARY));
        assertEquals("nobody.invalid:5432", told.words().get(0));
        StringWriter all = new StringWriter();
        told.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains("canary"), all::toString);
        assertEquals(
                "one:5432, two:5433",
                DatabaseUrl.parse("jdbc:postgresql://one,two:5433/db?password=" + CANARY)
                        .orElseThrow()
                        .toString());
        assertEquals(
                "localhost:5432",
                DatabaseUrl.parse("jdbc:postgresql:///db").orElseThrow().toString());
    }

    @Test
    void a_url_with_a_name_or_password_before_the_host_or_none_at_all_is_refused() {
        for (String typed : new String[] {
            "",
            "jdbc:mysql://host/db",
            "postgres://host/db",
            "jdbc:postgresql://u:canary@host/db",
            "jdbc:postgresql://u@host:5432/db?password=canary",
            "jdbc:postgresql://host:99999/db",
            "jdbc:postgresql://host:port/db",
            "jdbc:postgresql://host/db?password=%",
            "jdbc:postgresql://u%3Acanary%40host/db",
            "jdbc:postgresql://u:12?canary@host/db",
            "jdbc:postgresql://u:12?3&canary@host/db?password=x",
            "jdbc:postgresql:u:canary",
            "jdbc:postgresql://host/db;password=canary",
            "jdbc:postgresql://host/db#password=canary",
            "jdbc:postgresql://host/db&password=canary",
            "jdbc:postgresql://host password=canary/db",
            "jdbc:postgresql://host:5432:canary/db",
        }) {
            assertTrue(DatabaseUrl.parse(typed).isEmpty(), typed);
        }
        assertTrue(DatabaseUrl.parse("jdbc:postgresql://host/db?user=a@b&password=c@d")
                .isPresent());
    }

    /** Whatever the driver takes after the question mark, right or wrong, and a server that answers or does not. */
    @Test
    void nothing_after_the_question_mark_is_told_whatever_the_driver_makes_of_it() throws Exception {
        String plain = "jdbc:postgresql://127.0.0.1:1/vestibule";
        List<String> names = Stream.concat(
                        Arrays.stream(DriverManager.getDriver(plain).getPropertyInfo(plain, new Properties()))
                                .map(part -> part.name)
                                .filter(name -> !List.of("PGHOST", "PGPORT").contains(name)),
                        Stream.of("pasword", ""))
                .toList();
        assertTrue(names.containsAll(List.of("password", "sslpassword", "socketFactoryArg")), names::toString);
        try (Listener server = new Listener(refusing("28P01"))) {
            assertAll(names.stream()
                    .flatMap(name -> Stream.of("canary", "7canary", "canary%3D").map(value -> () -> {
                        String typed =
                                "jdbc:postgresql://127.0.0.1:" + server.port() + "/vestibule?" + name + "=" + value;
                        if (DatabaseUrl.parse(typed).isPresent()) {
                            Throwable told = assertThrows(RuntimeException.class, () -> open(typed));
                            StringWriter all = new StringWriter();
                            told.printStackTrace(new PrintWriter(all));
                            assertFalse(all.toString().contains("canary"), all::toString);
                            assertTrue(told instanceof StorageProblem, () -> typed + ": " + all);
                        }
                    })));
        }
    }

    @Test
    void a_folder_that_is_none_or_is_not_ours_alone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertSame(Why.FOLDER_NOT_ONE, whyOfFolder(file));
        assertSame(Why.FOLDER_NOT_ONE, whyOfFolder(file.resolve("below")));
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertSame(Why.FOLDER_OPEN_TO_OTHERS, whyOfFolder(open));
        assertSame(
                Why.FOLDER_NOT_ONE, whyOfFolder(Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("gone"))));
        assertSame(Why.FOLDER_NAME, whyOfFolder(folder.resolve("$")));
    }

    private Why whyOfFolder(Path data) {
        return assertThrows(
                        StorageProblem.class,
                        () -> Persistence.open(
                                new DatabaseAccess(Optional.empty(), data), Clock.systemUTC(), new SecureRandom()))
                .why();
    }

    private Why why(String url) {
        StorageProblem told = problem(url);
        StringWriter all = new StringWriter();
        told.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains("canary"), all::toString);
        return told.why();
    }

    private StorageProblem problem(String url) {
        return assertThrows(StorageProblem.class, () -> open(url), url);
    }

    private Persistence open(String url) {
        DatabaseAccess access = new DatabaseAccess(DatabaseUrl.parse(url), folder.resolve("made"));
        assertTrue(access.url().isPresent(), url);
        return Persistence.open(access, Clock.systemUTC(), new SecureRandom());
    }

    private Why whyOf(Talk talk) throws IOException {
        return whyOf(talk, "");
    }

    private Why whyOf(Talk talk, String more) throws IOException {
        try (Listener server = new Listener(talk)) {
            return why(url("127.0.0.1", server.port(), more));
        }
    }

    private static String url(String host, int port, String more) {
        return "jdbc:postgresql://" + host + ":" + port + "/vestibule?user=u&password=" + CANARY + more;
    }

    private static String urlOf(EmbeddedPostgres server, String user, String password, String database) {
        return "jdbc:postgresql://127.0.0.1:5432/" + database + "?user=" + user
                + (password.isEmpty() ? "" : "&password=" + password) + "&sslmode=disable&gssEncMode=disable"
                + "&socketFactory=" + UnixSocketFactory.class.getName()
                + "&socketFactoryArg=" + server.access().socketFile();
    }

    private static void execute(JdbcAccess access, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A server that answers the first message with a refusal. */
    private static Talk refusing(String state) {
        return (in, out) -> {
            for (int length = in.read() << 24 | in.read() << 16 | in.read() << 8 | in.read();
                    length == 8; // asks for TLS or GSSAPI first
                    length = in.read() << 24 | in.read() << 16 | in.read() << 8 | in.read()) {
                in.readNBytes(4);
                out.write('N');
            }
            byte[] fields = ("SFATAL\0VFATAL\0C" + state + "\0Mplanned\0\0").getBytes(ISO_8859_1);
            out.write('E');
            out.write(new byte[] {0, 0, 0, (byte) (fields.length + 4)});
            out.write(fields);
        };
    }

    private interface Talk {
        void with(InputStream in, OutputStream out) throws IOException;
    }

    /** Somebody at a port of this machine. */
    private static class Listener implements AutoCloseable {

        private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Listener(Talk talk) throws IOException {
            start(() -> {
                while (true) {
                    Socket guest = entrance.accept();
                    start(() -> {
                        try (guest) {
                            talk.with(guest.getInputStream(), guest.getOutputStream());
                        }
                    });
                }
            });
        }

        int port() {
            return entrance.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            entrance.close();
        }
    }

    /** The real server, saying that it is of another version. */
    private static final class Impostor extends Listener {

        private static final String NAMED = "server_version\0";

        Impostor(int version) throws IOException {
            super((in, out) -> {
                Socket server = new UnixSocketFactory(real.access().socketFile().toString()).createSocket("", 0);
                start(() -> server.getInputStream().transferTo(new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        out.write(one);
                    }

                    @Override
                    public void write(byte[] answer, int offset, int length) throws IOException {
                        String text = new String(Arrays.copyOfRange(answer, offset, offset + length), ISO_8859_1);
                        out.write(text.replaceFirst(NAMED + "\\d+", NAMED + version)
                                .getBytes(ISO_8859_1));
                    }
                }));
                in.transferTo(server.getOutputStream());
            });
        }
    }

    private static Socket connect() throws IOException {
        return new UnixSocketFactory(real.access().socketFile().toString()).createSocket("", 0);
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
