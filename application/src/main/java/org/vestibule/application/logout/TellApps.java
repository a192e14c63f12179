package org.vestibule.application.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.vestibule.application.app.Clients;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.application.notice.BackOff;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;

/**
 * Tells apps of people who signed out, each at least once and by itself, from however many nodes; as often and for as long as
 * mails are tried. An app that is silent is left alone for a while, so that the others do not wait for it.
 */
public final class TellApps {

    /** For how long one is its taker's alone. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration ALONE = Duration.ofMinutes(1);

    private final Logouts logouts;
    private final Clients clients;
    private final BackChannel backChannel;
    private final WatchedLog log;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<ClientId, Instant> silentUntil = new ConcurrentHashMap<>();

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
        Optional<Logouts.Due> due = logouts.claim(silent(now), now, now.plus(LEASE));
        due.ifPresent(one -> settle(one, tell(one)));
        return due.isPresent();
    }

    private Set<ClientId> silent(Instant now) {
        silentUntil.values().removeIf(until -> !now.isBefore(until));
        return silentUntil.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** One that was forgotten since has nothing to be told. */
    private BackChannel.Answer tell(Logouts.Due due) {
        Logout what = due.logout();
        Optional<RedirectUri> where = clients.find(what.client())
                .flatMap(known -> known.client().logout().backChannel());
        return where.isPresent() ? backChannel.tell(where.get(), what, due.tries()) : BackChannel.Answer.TOLD;
    }

    private void settle(Logouts.Due due, BackChannel.Answer answer) {
        Instant now = clock.instant();
        Logout what = due.logout();
        if (answer == BackChannel.Answer.SILENT) {
            silentUntil.put(what.client(), now.plus(ALONE));
        }
        Optional<Instant> next = BackOff.after(due.tries(), random).map(now::plus);
        log.inTransaction(() -> {
            if (answer == BackChannel.Answer.SILENT && next.isPresent()) {
                logouts.postpone(due, next.get());
                return true;
            }
            logouts.erase(due);
            if (answer != BackChannel.Answer.TOLD) {
                log.record(Event.byPortal(what.account(), new AppFact.LogoutUntold(what.client(), what.grant())));
            }
            return true;
        });
    }
}
