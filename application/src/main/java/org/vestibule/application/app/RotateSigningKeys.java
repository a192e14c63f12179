package org.vestibule.application.app;

import java.time.Instant;
import java.util.List;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;

/** Has the next key sign ID tokens, which apps know by now, and draws another next one (S-129). */
public final class RotateSigningKeys {

    private final SigningKeys keys;
    private final ViewSigningKeys view;
    private final Acts acts;

    public RotateSigningKeys(SigningKeys keys, ViewSigningKeys view, Acts acts) {
        this.keys = keys;
        this.view = view;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The one that signs now. */
        SigningKey signs();
    }

    /** Done. */
    public record Rotated(SigningKey signs) implements Result {}

    /**
     * Apps may not have heard of the next one yet, so the one before signs on.
     *
     * @param from when they will have
     */
    public record TooSoon(SigningKey signs, Instant from) implements Result {}

    /** Rotates them. Where there were none, they are new enough. */
    public Result rotate() {
        boolean none = keys.all().isEmpty();
        List<SigningKey> before = view.view();
        if (none) {
            return new Rotated(keys.find(State.CURRENT).orElseThrow());
        }
        SigningKey another = SigningKey.make(acts.id(), State.NEXT, acts.now());
        return acts.perform(act -> {
            boolean advanced = before.stream()
                    .filter(key -> key.state() == State.NEXT && !act.now().isBefore(toldFrom(key)))
                    .anyMatch(next -> keys.advance(next.id(), act.now()));
            keys.add(another);
            SigningKey signs = keys.find(State.CURRENT).orElseThrow();
            if (!advanced) {
                return new TooSoon(signs, toldFrom(keys.find(State.NEXT).orElseThrow()));
            }
            act.log(Event.byOperator(AccountId.NOBODY, PlainFact.SIGNING_KEY_ROTATED));
            return new Rotated(signs);
        });
    }

    private static Instant toldFrom(SigningKey next) {
        return next.since().plus(SigningKey.TOLD_AHEAD);
    }
}
