package org.vestibule.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
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
import org.vestibule.bootstrap.settings.LogSettings;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.password.Password;

/** One node, from its start until somebody stops the process. */
final class Serving {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Password NOBODYS = Password.parse("nobody's password").orElseThrow();

    private final Settings settings;
    private final Listening listening;
    private final URI base;
    private final Clock clock;
    private final RandomGenerator random;
    private final Opening opening = new Opening(PATIENCE);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param port instead of the one that is set; 0 is any that is free */
    Serving(Settings settings, OptionalInt port, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        int wanted = port.orElse(settings.http().port());
        listening = settings.listening(wanted == 0 ? anyFreePort() : wanted);
        base = settings.baseUrl(listening.port());
    }

    /** Known before it is listened on, for links must name it. */
    private static int anyFreePort() {
        try (ServerSocket once = new ServerSocket(0)) {
            return once.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Answers until the process is to end. */
    void run(boolean demo) {
        if (settings.log().format() == LogSettings.Format.JSON) {
            LogFormat.json();
        }
        if (demo) {
            refuseUnlessForThisMachine();
            refuseIfMailsLeave();
        }
        listening.tls().ifPresent(this::check);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try {
            Optional<Persistence> opened =
                    opening.open(() -> Persistence.open(settings.databaseAccess(), clock, random));
            if (opened.isPresent()) {
                serve(opened.get(), demo);
            }
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

    private void stop() {
        stop.countDown();
        opening.stop();
        awaitUninterruptibly(stopped);
    }

    private void refuseUnlessForThisMachine() {
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
    private void refuseIfMailsLeave() {
        settings.mail().smtp().ifPresent(smtp -> {
            throw new SettingsProblem(
                    List.of("serve --demo makes up people and their addresses, so no mail may leave, and"
                            + " vestibule.mail.host is " + smtp.server().host()
                            + ". Leave that setting or --demo away."));
        });
    }

    /** Before anything else is begun, for whoever starts it sits and waits. */
    private void check(TlsFiles files) {
        try {
            files.check(clock.instant());
        } catch (TlsProblem problem) {
            throw Obstacles.of(problem);
        }
    }

    private void serve(Persistence opened, boolean demo) {
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
                answer(portal, firstHash);
            }
        }
    }

    private static void refuseWhileOff(ClockWatch watch) {
        if (watch.readiness() instanceof Readiness.ClockOff off) {
            throw new ClockOff(off.ahead());
        }
    }

    private void answer(PortalComponent portal, CompletableFuture<?> firstHash) {
        try (WebServer server = portal.webServer()) {
            awaitHash(firstHash);
            server.start();
            try (BackgroundLoop loop = portal.backgroundLoop(); // begins at once, so not for a portal that cannot
                    NotedAddress noted = NotedAddress.note(settings.dataFolder(), base)) {
                System.out.println("Vestibule answers on " + base + " (data in " + settings.dataFolder() + ")");
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
