package org.vestibule.application.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.vestibule.application.app.Clients;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.BackOff;

/**
 * Tells apps of people who signed out, each at least once and by itself, from however many nodes; as often and for as long as
 * mails are tried. An app that is silent or slow keeps no other waiting.
 */
public final class TellApps {

    /** For how long one is its taker's alone. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    /** Whoever takes longer to answer lets others go first for as long. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private final Logouts logouts;
    private final Clients clients;
    private final BackChannel backChannel;
    private final WatchedLog log;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<ClientId, Instant> restUntil = new ConcurrentHashMap<>();

    public TellApps(
            Logouts logouts,
            Clients clients,
            BackChannel backChannel,
            WatchedLog log,
            Clock clock,
            RandomGenerator random) {
        this.logouts = logouts;
        this.clients = clients;
        this.backChannel = backChannel;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /** Tells one; says whether there was one. */
    public boolean tell() {
        Instant now = clock.instant();
        Optional<Logouts.Due> due = logouts.claim(slow(now), now, now.plus(LEASE));
        due.ifPresent(one -> settle(one, tell(one, now)));
        return due.isPresent();
    }

    private Set<ClientId> slow(Instant now) {
        restUntil.values().removeIf(until -> !now.isBefore(until));
        return Set.copyOf(restUntil.keySet());
    }

    /** What keeps this node from telling is worth a line in the log, and else as good as silence. */
    private BackChannel.Answer tell(Logouts.Due due, Instant begun) {
        try {
            return tell(due.logout());
        } catch (RuntimeException failure) {
            settle(due, BackChannel.Answer.SILENT);
            throw failure;
        } finally {
            Duration took = Duration.between(begun, clock.instant());
            if (took.compareTo(SLOW) > 0) {
                restUntil.put(due.logout().client(), clock.instant().plus(took));
            }
        }
    }

    /** One that was forgotten since has nothing to be told. */
    private BackChannel.Answer tell(Logout what) {
        return clients.find(what.client())
                .flatMap(known -> known.client().logout().backChannel())
                .map(where -> backChannel.tell(where, what))
                .orElse(BackChannel.Answer.TOLD);
    }

    private void settle(Logouts.Due due, BackChannel.Answer answer) {
        log.inTransaction(() -> {
            switch (answer) {
                case TOLD -> logouts.erase(due);
                case REFUSED -> {
                    logouts.erase(due);
                    untold(due.logout());
                }
                case SILENT -> putOff(due);
            }
            return true;
        });
    }

    /** With all that the app is to be told: whoever did not hear the one would not hear the others. */
    private void putOff(Logouts.Due due) {
        Instant now = clock.instant();
        ClientId client = due.logout().client();
        Optional<Duration> pause = BackOff.after(due.tries(), random);
        if (pause.isPresent()) {
            logouts.postpone(client, due.tries(), now, now.plus(pause.get()));
        } else {
            // one stands for all that waited with it
            logouts.giveUp(client, due.tries() - 1).forEach(this::untold);
        }
    }

    private void untold(Logout what) {
        log.record(Event.byPortal(what.account(), new AppFact.LogoutUntold(what.client(), what.grant())));
    }
}
