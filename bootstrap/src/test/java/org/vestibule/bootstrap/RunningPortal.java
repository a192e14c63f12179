package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vestibule.adapters.cli.CommandLineInterface;
import org.vestibule.adapters.cli.Terminal;

/** The distribution, started by its launcher as people start it, and what it says. */
final class RunningPortal implements AutoCloseable {

    /** Long enough for a machine that is busy with other things; how fast it starts is tested in one place. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Most of these tests are not about the strength of hashes, and end before the second compiler would pay. Those of
     * speed and memory start it as people do, with no settings.
     */
    static final Map<String, String> QUICK = Map.of(
            "VESTIBULE_HASH_MEMORY",
            "64",
            "VESTIBULE_HASH_PASSES",
            "1",
            RunningPortal.OPTIONS,
            RunningPortal.QUICK_OPTIONS);

    private static final String OPTIONS = "VESTIBULE_JAVA_OPTIONS";
    private static final String QUICK_OPTIONS = "-XX:TieredStopAtLevel=1";

    static final Path LAUNCHER =
            Path.of("target", "vestibule", "bin", "vestibule").toAbsolutePath();

    private static final String ANSWERS = "Vestibule answers on http://localhost:";

    private final Process process;
    private volatile int port;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Path data;

    private RunningPortal(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /** What a command answered. */
    record Command(int code, String out, String err) {}

    /** Starts it on a data folder and waits until it is ready. */
    static RunningPortal start(Path data) {
        return start(data, Path.of(System.getProperty("java.home")));
    }

    /** The same on some other JDK. */
    static RunningPortal start(Path data, Path jdk) {
        return start(data, jdk, QUICK);
    }

    /** The same with other settings, in the environment, than the quick ones. */
    static RunningPortal start(Path data, Map<String, String> settings) {
        return start(data, Path.of(System.getProperty("java.home")), settings);
    }

    /** The same, run by somebody who says who they are. */
    static RunningPortal startRunBy(Path data, String name, String contact) {
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.put("VESTIBULE_OPERATOR_NAME", name);
        settings.put("VESTIBULE_OPERATOR_CONTACT", contact);
        return start(data, settings);
    }

    /** The same with the people and teams of the demo. */
    static RunningPortal startDemo(Path data) {
        return start(data, Path.of(System.getProperty("java.home")), QUICK, "--demo");
    }

    /** On a port that it finds itself. */
    static RunningPortal startOnAnyPort(Path data) {
        RunningPortal portal =
                launch(List.of(LAUNCHER.toString()), data, Path.of(System.getProperty("java.home")), QUICK, 0);
        portal.awaitOutput(ANSWERS);
        portal.port = Integer.parseInt(portal.output().replaceAll("(?s).*" + ANSWERS + "(\\d+).*", "$1"));
        return portal.awaited("/health/ready");
    }

    private static RunningPortal start(Path data, Path jdk, Map<String, String> settings, String... options) {
        RunningPortal portal = launch(data, jdk, settings, options).awaited("/health/ready");
        portal.awaitOutput("Vestibule answers on "); // where commands find it, too
        return portal;
    }

    private RunningPortal awaited(String health) {
        try {
            await(PATIENCE, "it answers " + health, () -> {
                assertTrue(process.isAlive(), this::output);
                return status(health) == 200;
            });
            return this;
        } catch (AssertionError notReady) {
            kill();
            throw new AssertionError(notReady.getMessage() + ": " + output(), notReady);
        }
    }

    /**
     * Starts it on a clock that {@link #setClock} sets, ahead from the beginning or behind, and waits until it answers.
     * Everything else is the real thing, on the class path for once.
     */
    static RunningPortal startOnOtherClock(Path data, Duration ahead) {
        return launch(onOtherClock(ahead), data, Path.of(System.getProperty("java.home")), QUICK, freePort())
                .awaited("/health/live");
    }

    /** Moves the clock of one that was started so. */
    void setClock(Duration ahead) {
        try {
            long before = lines.stream().filter(OtherClock.SET::equals).count();
            process.getOutputStream().write((ahead + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            await(
                    PATIENCE,
                    "the clock is set",
                    () -> lines.stream().filter(OtherClock.SET::equals).count() > before);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it and does not wait. */
    static RunningPortal launch(Path data, Map<String, String> settings) {
        return launch(data, Path.of(System.getProperty("java.home")), settings);
    }

    private static RunningPortal launch(Path data, Path jdk, Map<String, String> settings, String... options) {
        return launch(List.of(LAUNCHER.toString()), data, jdk, settings, freePort(), options);
    }

    private static RunningPortal launch(
            List<String> program, Path data, Path jdk, Map<String, String> settings, int port, String... options) {
        try {
            List<String> command = new ArrayList<>(List.of("serve", "--port", String.valueOf(port)));
            command.addAll(List.of(options));
            Process process = builder(program, data, jdk, settings, command.toArray(String[]::new))
                    .redirectErrorStream(true)
                    .start();
            RunningPortal portal = new RunningPortal(process, port, data);
            Thread reader = new Thread(portal::read, "portal on " + port);
            reader.setDaemon(true);
            reader.start();
            return portal;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a command of the program. */
    static Command run(Path data, String input, String... arguments) {
        return run(data, QUICK, input, arguments);
    }

    /** The same with other settings, in the environment, than the quick ones. */
    static Command run(Path data, Map<String, String> settings, String input, String... arguments) {
        return run(List.of(LAUNCHER.toString()), data, settings, input, arguments);
    }

    /** The same on a clock that is ahead, or behind. */
    static Command runOnOtherClock(Path data, Duration ahead, String... arguments) {
        return run(onOtherClock(ahead), data, QUICK, "", arguments);
    }

    private static Command run(
            List<String> program, Path data, Map<String, String> settings, String input, String... arguments) {
        try {
            Path err = Files.createTempFile("vestibule", ".err");
            Map<String, String> quick = new HashMap<>(settings);
            quick.putIfAbsent(OPTIONS, QUICK_OPTIONS);
            Process command = builder(program, data, Path.of(System.getProperty("java.home")), quick, arguments)
                    .redirectError(err.toFile())
                    .start();
            try (var in = command.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(command.waitFor(30, TimeUnit.SECONDS), "the command ends");
            Command answer = new Command(command.exitValue(), out, Files.readString(err));
            Files.delete(err);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Begins a command and does not wait; its errors are to be read with its answer. */
    static Process begin(Path data, String... arguments) {
        try {
            return builder(
                            List.of(LAUNCHER.toString()),
                            data,
                            Path.of(System.getProperty("java.home")),
                            QUICK,
                            arguments)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same in this JVM, for tests that are about something else: one of its own takes a second. */
    static Command runHere(Path data, String input, String... arguments) {
        return runHere(data, QUICK, input, arguments);
    }

    /** The same with other settings. */
    static Command runHere(Path data, Map<String, String> settings, String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", data.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int code = new CommandLineInterface(new VestibuleProgram(settings, false), terminal, "here")
                .run(all.toArray(String[]::new));
        return new Command(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Makes an account by the command line. */
    static void createAccount(Path data, String email, String name, String password) {
        Command made = run(data, password + "\n", "account", "create", email, "--name", name, "--password-stdin");
        assertEquals(0, made.code(), made.err());
    }

    /** A new data folder in which PostgreSQL is unpacked and its database made, with its tables. */
    static Path newDataFolder() {
        Path data = emptyDataFolder();
        DatabaseTemplate.copyTo(data);
        return data;
    }

    /** One with nothing in it; its path is short, for that of a Unix socket may have no more than 107 bytes. */
    static Path emptyDataFolder() {
        try {
            return Files.createTempDirectory(Path.of("/tmp"), "vit");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Drops it. */
    static void delete(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until something holds. */
    static void await(Duration patience, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "within " + patience + " " + what);
            try {
                Thread.sleep(25);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    String base() {
        return "http://localhost:" + port;
    }

    /** The path of the link in the newest mail to an address, as it was announced. */
    String linkFor(String email) {
        return linkFor(email, List.of(this));
    }

    /** The same of the mails whose link leads to some page, such as {@code /not-me/}: acts are mailed, too. */
    String linkFor(String email, String page) {
        return linkFor(email, page, List.of(this));
    }

    /** The same where any of several portals may have sent it. */
    static String linkFor(String email, List<RunningPortal> portals) {
        return linkFor(email, "/", portals);
    }

    /** The same of such a mail from any of them. */
    static String linkFor(String email, String page, List<RunningPortal> portals) {
        String announcement = "Mail to " + email + ": ";
        Supplier<Optional<String>> newest = () -> portals.stream()
                .flatMap(portal -> portal.lines.stream())
                .filter(line -> line.startsWith(announcement))
                .map(line -> URI.create(line.substring(announcement.length())).getPath())
                .filter(path -> path.startsWith(page))
                .reduce((older, newer) -> newer);
        await(
                PATIENCE,
                "a mail to " + email + " with a link to " + page + " is announced",
                () -> newest.get().isPresent());
        return newest.get().orElseThrow();
    }

    /** The link in the latest mail that told somebody of an enabling: other mails' links say "this was not me", too. */
    String disownLink(String email) {
        await(PATIENCE, "a mail about an enabling", () -> !disownLinks(email).isEmpty());
        List<String> links = disownLinks(email);
        return links.get(links.size() - 1);
    }

    private List<String> disownLinks(String email) {
        try (Stream<Path> mails = Files.list(data.resolve("mail"))) {
            return mails.filter(mail -> mail.toString().endsWith("-two-step-enabled.eml"))
                    .sorted()
                    .map(RunningPortal::read)
                    .filter(mail -> mail.contains(email))
                    .flatMap(mail -> mail.lines()
                            .filter(line -> line.contains("/not-me/"))
                            .limit(1))
                    .map(line -> URI.create(line.strip()).getPath())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The status of the answer to a GET; 0 if nobody answers. */
    int status(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base() + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Tells it to end (SIGTERM); says whether it did in time. */
    boolean stop(Duration patience) {
        process.destroy();
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until it has said something. */
    void awaitOutput(String text) {
        await(PATIENCE, "it says " + text, () -> {
            assertTrue(process.isAlive(), this::output);
            return output().contains(text);
        });
    }

    /** All that it has said. */
    String output() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        if (!stop(Duration.ofSeconds(15))) {
            kill();
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            lines.add("(" + ended.getMessage() + ")");
        }
    }

    private static List<String> onOtherClock(Duration ahead) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherClock.class.getName(),
                ahead.toString());
    }

    private static ProcessBuilder builder(
            List<String> program, Path data, Path jdk, Map<String, String> settings, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(settings);
        if (jdk.equals(Path.of(System.getProperty("java.home")))) {
            builder.environment().replace(OPTIONS, QUICK_OPTIONS, QUICK_OPTIONS + " " + SharedClasses.OPTION);
        }
        return builder;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The program's classes as this JDK has read and checked them, kept once for all quick starts: a third of the work of
     * each. Where they did not fit, the JDK would do without.
     */
    private static final class SharedClasses {

        static final String OPTION = "-XX:SharedArchiveFile=" + make();

        private SharedClasses() {}

        private static Path make() {
            Path file = Path.of("target", "vestibule.jsa").toAbsolutePath();
            Path data = newDataFolder();
            Map<String, String> settings = new HashMap<>(QUICK);
            settings.put(OPTIONS, QUICK_OPTIONS + " -XX:ArchiveClassesAtExit=" + file);
            try (RunningPortal portal = start(data, settings)) {
                assertEquals(200, portal.status("/sign-in"));
                assertTrue(portal.stop(PATIENCE), portal::output);
                assertTrue(Files.exists(file), portal::output);
            }
            delete(data);
            return file;
        }
    }
}
