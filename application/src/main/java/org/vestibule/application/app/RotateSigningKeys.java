package org.vestibule.application.app;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.SigningKey;
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

    /** Rotates them; says which signs now, and is empty if another was faster. Where there were none, they are new enough. */
    public Optional<SigningKey> rotate() {
        List<SigningKey> before = keys.all();
        if (before.isEmpty()) {
            return current(view.view());
        }
        SigningKey next = SigningKey.make(acts.id(), SigningKey.State.NEXT, acts.now());
        return acts.perform(act -> {
            boolean advanced = before.stream()
                    .filter(key -> key.state() == SigningKey.State.CURRENT)
                    .anyMatch(current -> keys.advance(current.id(), act.now()));
            if (!advanced) {
                return Optional.empty();
            }
            keys.add(next);
            act.log(Event.byOperator(AccountId.NOBODY, PlainFact.SIGNING_KEY_ROTATED));
            return current(keys.all());
        });
    }

    private static Optional<SigningKey> current(List<SigningKey> all) {
        return all.stream()
                .filter(key -> key.state() == SigningKey.State.CURRENT)
                .findFirst();
    }
}
