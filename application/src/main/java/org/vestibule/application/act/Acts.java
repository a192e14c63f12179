package org.vestibule.application.act;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/**
 * How everything is done that changes something: in one transaction, in which first is locked whom it concerns, then the
 * time is read, and only then is there an {@link Act} to do it with. So nothing is decided by a time that passed while
 * somebody else had the lock.
 *
 * <p>It knows no capability, and none is to be added: what is common to some acts alone has a place of its own, such as
 * {@code TeamActs}.
 */
public final class Acts {

    private final WatchedLog log;
    private final TellHolder tellHolder;
    private final PortalLinks links;
    private final Clock clock;
    private final RandomGenerator random;

    public Acts(WatchedLog log, TellHolder tellHolder, PortalLinks links, Clock clock, RandomGenerator random) {
        this.log = log;
        this.tellHolder = tellHolder;
        this.links = links;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Does something to what is locked first.
     *
     * @param locks locks it, and finds it
     * @param body is repeatable: what is drawn by chance is drawn before
     */
    public <L, R> R locking(Supplier<L> locks, BiFunction<Act, L, R> body) {
        return log.inTransaction(() -> {
            L locked = locks.get();
            return body.apply(act(), locked);
        });
    }

    /** The same where nothing is found by it. */
    public <R> R locking(Runnable locks, Function<Act, R> body) {
        return log.inTransaction(() -> {
            locks.run();
            return body.apply(act());
        });
    }

    /** Does something that one atomic change decides, so that nothing needs a lock before. */
    public <R> R perform(Function<Act, R> body) {
        return log.inTransaction(() -> body.apply(act()));
    }

    /** The same, with nothing to answer. */
    public void run(Consumer<Act> body) {
        log.inTransaction(() -> {
            body.accept(act());
            return true;
        });
    }

    /** The time outside of any act, for what may be judged again within it. */
    public Instant now() {
        return clock.instant();
    }

    /** The clock, for a port that reads it once it has what it waits for. */
    public Clock clock() {
        return clock;
    }

    /** Draws a token. */
    public BearerToken token(UUID owner) {
        return BearerToken.make(owner, random);
    }

    /** Draws an id, in order of time. */
    public UUID id() {
        return TimeOrderedId.make(clock.instant(), random);
    }

    /** Chance, for what draws its own. */
    public RandomGenerator random() {
        return random;
    }

    private Act act() {
        return new Act(clock.instant(), log, tellHolder, links);
    }
}
