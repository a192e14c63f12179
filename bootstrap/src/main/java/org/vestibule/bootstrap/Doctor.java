package org.vestibule.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.cli.Obstacle;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.TlsFiles;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.password.Password;

/** Looks whether the portal has all that it needs. Each look is apart from the others, so that one trouble hides no other. */
final class Doctor {

    private static final Password SOME = Password.parse("some password").orElseThrow();
    private static final long MIB = 1024 * 1024;
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final double MILLIS = 1e3;

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Settings settings;
    private final Database database;
    private final Clock clock;
    private final List<Finding> found = new ArrayList<>();

    /** The ways to the database. */
    interface Database {
        DatabaseState survey();

        Persistence open();

        ViewFigures figures(Persistence opened);
    }

    Doctor(Settings settings, Database database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** Looks at all. */
    List<Finding> examine() {
        folder();
        settings.tls().files().ifPresent(this::https);
        addresses();
        database();
        mail();
        return List.copyOf(found);
    }

    private void folder() {
        Path folder = settings.dataFolder();
        if (!Files.isDirectory(folder)) {
            return; // the database says what is wrong with it
        }
        found.add(
                isOpen(folder)
                        ? Finding.warning("folder", "folder-open", folder.toString())
                        : Finding.ok("folder", folder.toString()));
        long left = Footing.room(folder);
        if (left < Footing.LEAST_ROOM) {
            found.add(Finding.fault("disk", "disk-full", left / MIB, Footing.LEAST_ROOM / MIB));
        } else {
            found.add(
                    left < Footing.LITTLE_ROOM
                            ? Finding.warning("disk", "disk-low", left / MIB, Footing.LEAST_ROOM / MIB)
                            : Finding.ok("disk", left / MIB));
        }
    }

    private void https(TlsFiles files) {
        try {
            Instant ends = files.check(clock.instant());
            boolean soon = ends.minus(SOON).isBefore(clock.instant());
            found.add(
                    soon
                            ? Finding.warning("https", "certificate-ends-soon", ends.toString())
                            : Finding.ok("https", ends.toString()));
        } catch (TlsProblem problem) {
            found.add(Finding.fault("https", Obstacles.of(problem)));
        }
        if (isOpen(files.key())) {
            found.add(Finding.warning("https", "key-file-open", files.key().toString()));
        }
    }

    private void addresses() {
        Listening listening = settings.listening();
        URI base = settings.baseUrl(listening.port());
        boolean forOthers = !ClientAddress.isLoopback(base.getHost());
        boolean https = "https".equals(base.getScheme());
        boolean direct = listening.tls().isPresent();
        if (!listening.forThisMachine() && !forOthers) {
            found.add(Finding.warning("address", "base-url-here", base.toString()));
        } else if (forOthers && !https) {
            found.add(Finding.warning("address", "https-missing", base.toString()));
        } else {
            String port = Integer.toString(listening.port());
            found.add(Finding.ok("address", base.toString(), listening.address(), port));
        }
        if (forOthers
                && !direct
                && settings.proxy().of(base, listening).networks().isEmpty()) {
            found.add(Finding.warning("proxy", "proxy-not-trusted"));
        }
    }

    private void mail() {
        URI base = settings.baseUrl(settings.listening().port());
        String folder = settings.mailFolder().toString();
        found.add(settings.mail()
                .smtp()
                .map(smtp -> new MailWay(smtp, settings.operator(), base, clock).withoutMail())
                .orElseGet(() -> ClientAddress.isLoopback(base.getHost())
                        ? Finding.ok("mail-files", folder)
                        : Finding.warning("mail", "mail-not-set", folder)));
    }

    private void database() {
        if (settings.databaseAccess().isToBeMade()) { // and would be, by being looked at
            found.add(Finding.warning("database", "database-new"));
            return;
        }
        attempt("database", () -> {
            DatabaseState state = database.survey();
            int applied = state.migrations().applied();
            int waiting = state.migrations().waiting();
            if (applied == 0) {
                return Finding.warning("database", "database-new");
            }
            if (state.history().isEmpty() && !state.nothingIsLost()) {
                found.add(Finding.warning("database", "fence-blind"));
            }
            return waiting > 0
                    ? Finding.warning("database", "schema-waits", waiting)
                    : Finding.ok("database", state.server(), "(" + state.where() + ")", applied);
        });
        if (found.get(found.size() - 1).level() == Finding.Level.OK) {
            attempt("database", this::within);
        }
    }

    /** What only an opened database tells. */
    private Finding within() {
        try (Persistence persistence = database.open()) {
            attempt("clock", () -> clock(persistence));
            attempt("keys", () -> {
                persistence.check();
                return Finding.ok("keys");
            });
            attempt("hash", () -> hash(persistence));
            return mails(database.figures(persistence));
        }
    }

    private Finding clock(Persistence persistence) {
        MeasureClock.Result measured = new MeasureClock(persistence.databaseTime(), clock).measure();
        double ahead = measured.ahead().toMillis() / MILLIS;
        String seconds = String.format(Locale.ROOT, "%.1f", Math.abs(ahead));
        return measured instanceof MeasureClock.Off
                ? Finding.fault("clock", "clock-off", seconds, ahead < 0 ? 0 : 1)
                : Finding.ok("clock", seconds);
    }

    private Finding hash(Persistence persistence) {
        var costs = settings.hash();
        long began = System.nanoTime();
        persistence.secretHasher(costs.memory(), costs.passes(), costs.lanes()).hash(SOME);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return took.compareTo(SLOW) > 0
                ? Finding.warning("hash", "hash-slow", took.toMillis())
                : Finding.ok("hash", took.toMillis());
    }

    private Finding mails(ViewFigures figures) {
        var mails = figures.view().mails();
        Optional<Instant> late = mails.oldest()
                .filter(oldest -> Duration.between(oldest, clock.instant()).compareTo(LONG) > 0);
        return late.isPresent()
                ? Finding.warning(
                        "mails",
                        "mails-wait",
                        mails.count(),
                        late.get().truncatedTo(ChronoUnit.SECONDS).toString())
                : Finding.ok("mails", mails.count());
    }

    private void attempt(String check, Supplier<Finding> look) {
        try {
            found.add(look.get());
        } catch (StorageProblem problem) {
            found.add(Finding.fault(check, Obstacles.of(problem)));
        } catch (Obstacle obstacle) {
            found.add(Finding.fault(check, obstacle));
        } catch (StoreUnavailable silent) {
            found.add(Finding.fault(check, "database-silent"));
        }
    }

    private static boolean isOpen(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false; // who may not ask is told of it where the file is read
        }
    }
}
