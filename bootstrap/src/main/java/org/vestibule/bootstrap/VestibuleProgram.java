package org.vestibule.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.cli.EffectiveSetting;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.cli.GlobalOptions;
import org.vestibule.adapters.cli.Obstacle;
import org.vestibule.adapters.cli.Program;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.web.CannotListen;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.adapters.web.TlsFiles;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.bootstrap.settings.LogSettings;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.bootstrap.settings.SettingsReader;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.password.Password;

/** Runs what the command line asks for, on the real clock, randomness and database. */
final class VestibuleProgram implements Program {

    private static final Logger LOG = LoggerFactory.getLogger(VestibuleProgram.class);
    private static final Duration PATIENCE_OF_SERVE = Duration.ofSeconds(30);
    private static final Password NOBODYS = Password.parse("nobody's password").orElseThrow();

    private final Map<String, String> environment;
    private final boolean interactive;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    /** @param interactive whether somebody sits at a terminal, who is shown what was asked for and not the log */
    VestibuleProgram(Map<String, String> environment, boolean interactive) {
        this(environment, interactive, Clock.systemUTC());
    }

    /** On another clock. */
    VestibuleProgram(Map<String, String> environment, boolean interactive, Clock clock) {
        this.environment = environment;
        this.interactive = interactive;
        this.clock = clock;
    }

    @Override
    public int serve(GlobalOptions options, OptionalInt port, boolean demo) {
        Settings settings = read(options);
        if (settings.log().format() == LogSettings.Format.JSON) {
            LogFormat.json();
        }
        Listening listening = listening(settings, port);
        URI base = settings.baseUrl(listening.port());
        if (demo) {
            refuseUnlessForThisMachine(base, listening);
            refuseIfMailsLeave(settings);
        }
        listening.tls().ifPresent(this::check);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Opening opening = new Opening(PATIENCE_OF_SERVE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            opening.stop();
            awaitUninterruptibly(stopped);
        }));
        try {
            Optional<Persistence> opened = opening.open(() -> open(settings));
            if (opened.isPresent()) {
                serve(settings, opened.get(), base, listening, demo, stop);
            }
            return 0;
        } catch (StorageProblem problem) {
            throw Obstacles.of(problem);
        } catch (CannotListen problem) {
            throw Obstacles.of(problem, listening);
        } catch (TlsProblem problem) { // they were exchanged meanwhile
            throw Obstacles.of(problem);
        } finally {
            stopped.countDown();
        }
    }

    private static Listening listening(Settings settings, OptionalInt port) {
        int wanted = port.orElse(settings.http().port());
        return settings.listening(wanted == 0 ? anyFreePort() : wanted);
    }

    /** Before anything else is begun, for whoever starts it sits and waits. */
    private void check(TlsFiles files) {
        try {
            files.check(clock.instant());
        } catch (TlsProblem problem) {
            throw Obstacles.of(problem);
        }
    }

    private static void refuseUnlessForThisMachine(URI base, Listening listening) {
        String reason = "serve --demo prints passwords, so it is for this machine only, and ";
        if (!ClientAddress.isLoopback(base.getHost())) {
            throw new SettingsProblem(
                    List.of(reason + "vestibule.base.url is " + base + ". Leave that setting or --demo away."));
        }
        if (!listening.forThisMachine()) {
            throw new SettingsProblem(List.of(reason + "vestibule.http.address is " + listening.address()
                    + ". Leave that setting or --demo away."));
        }
    }

    /** Whoever holds one of the addresses that the demo makes up would be told of strangers' doings. */
    private static void refuseIfMailsLeave(Settings settings) {
        settings.mail().smtp().ifPresent(smtp -> {
            throw new SettingsProblem(
                    List.of("serve --demo makes up people and their addresses, so no mail may leave, and"
                            + " vestibule.mail.host is " + smtp.server().host()
                            + ". Leave that setting or --demo away."));
        });
    }

    private void serve(
            Settings settings, Persistence opened, URI base, Listening listening, boolean demo, CountDownLatch stop) {
        try (Persistence persistence = opened) {
            PortalComponent portal =
                    DaggerPortalComponent.factory().create(settings, persistence, base, listening, clock, random);
            CompletableFuture<?> firstHash =
                    CompletableFuture.supplyAsync(() -> portal.secretHasher().hash(NOBODYS));
            try (ClockWatch watch = portal.clockWatch()) {
                watch.start();
                if (demo) {
                    refuseWhileOff(watch);
                    DemoTable.print(portal.demo().make(), System.out); // before the first mail is told of in between
                }
                answer(portal, firstHash, base, settings.dataFolder(), stop);
            }
        }
    }

    private static void refuseWhileOff(ClockWatch watch) {
        if (watch.readiness() instanceof Readiness.ClockOff off) {
            throw new ClockOff(off.ahead());
        }
    }

    private static void answer(
            PortalComponent portal, CompletableFuture<?> firstHash, URI base, Path dataFolder, CountDownLatch stop) {
        try (WebServer server = portal.webServer()) {
            awaitHash(firstHash);
            server.start();
            try (BackgroundLoop loop = portal.backgroundLoop(); // begins at once, so not for a portal that cannot
                    NotedAddress noted = NotedAddress.note(dataFolder, base)) {
                System.out.println("Vestibule answers on " + base + " (data in " + dataFolder + ")");
                awaitUninterruptibly(stop);
            }
        }
    }

    /** Where no hash can be computed nobody could sign in, so the port is not opened. */
    private static void awaitHash(CompletableFuture<?> hash) {
        try {
            hash.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StorageProblem problem ? problem : failure;
        }
    }

    /** Known before it is listened on, for links must name it. */
    private static int anyFreePort() {
        try (ServerSocket once = new ServerSocket(0)) {
            return once.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public <T> T withUseCases(GlobalOptions options, Function<UseCases, T> work) {
        Settings settings = read(options);
        try (Persistence persistence = new NamedDatabase(settings, clock, random).open()) {
            URI base = base(settings);
            MeasureClock.Result measured = new MeasureClock(persistence.databaseTime(), clock).measure();
            AdminComponent admin = DaggerAdminComponent.factory().create(settings, persistence, base, clock, random);
            T answer = work.apply(new UseCases(admin.capabilities(), measured));
            if (measured instanceof MeasureClock.Off off) { // and this was only looked at, or it had been refused
                LOG.warn(
                        "What was shown goes by a wrong clock: {}",
                        new Readiness.ClockOff(off.ahead()).obstacle().orElseThrow());
            }
            return answer;
        } catch (StorageProblem problem) {
            throw Obstacles.of(problem);
        }
    }

    private static URI base(Settings settings) {
        return settings.baseUrl()
                .or(() -> NotedAddress.read(settings.dataFolder()))
                .orElseGet(() -> settings.baseUrl(settings.http().port()));
    }

    @Override
    public DatabaseState database(GlobalOptions options) {
        Settings settings = read(options);
        if (settings.databaseAccess().isToBeMade()) { // and would be, by being looked at
            throw new Obstacle(
                    "database-new",
                    Optional.empty(),
                    List.of(settings.dataFolder().toString()),
                    List.of());
        }
        try {
            return new NamedDatabase(settings, clock, random).survey();
        } catch (StorageProblem problem) {
            throw Obstacles.of(problem);
        }
    }

    @Override
    public List<EffectiveSetting> settings(GlobalOptions options) {
        return SettingsReader.show(options.settings(), dataFolder(options), environment);
    }

    @Override
    public List<Finding> examine(GlobalOptions options) {
        Settings settings;
        try {
            settings = read(options);
        } catch (SettingsProblem problem) {
            return problem.lines().stream()
                    .map(line -> Finding.fault("settings", "settings-wrong", line))
                    .toList();
        }
        long set =
                settings(options).stream().filter(one -> one.from().isPresent()).count();
        List<Finding> found = new Doctor(settings, new NamedDatabase(settings, clock, random), clock).examine();
        return Stream.concat(Stream.of(Finding.ok("settings", set)), found.stream())
                .toList();
    }

    @Override
    public List<Finding> testMail(GlobalOptions options, EmailAddress to) {
        Settings settings = read(options);
        return settings.mail()
                .smtp()
                .map(smtp -> new MailWay(smtp, settings.operator(), base(settings), clock).withMail(to, random))
                .orElseThrow(() -> Obstacle.ofSettings(
                        "mail-not-set", List.of(settings.mailFolder().toString())));
    }

    @Override
    public String keepDetails(GlobalOptions options, Exception failure) {
        return commandLog(options).broke(failure);
    }

    @Override
    public void log(GlobalOptions options, String line) {
        commandLog(options).done(line);
    }

    private CommandLog commandLog(GlobalOptions options) {
        return new CommandLog(dataFolder(options), interactive, clock);
    }

    private Settings read(GlobalOptions options) {
        return SettingsReader.read(options.settings(), dataFolder(options), environment);
    }

    private Path dataFolder(GlobalOptions options) {
        return options.dataFolder()
                .orElseGet(() -> DataFolders.usual(environment, System.getProperty("user.home")))
                .toAbsolutePath();
    }

    private Persistence open(Settings settings) {
        return Persistence.open(settings.databaseAccess(), clock, random);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException onlyTheLatchCounts) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
