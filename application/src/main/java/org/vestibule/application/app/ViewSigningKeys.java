package org.vestibule.application.app;

import java.util.List;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;

/** The keys that ID tokens are signed with. Where there are none yet, they are made. */
public final class ViewSigningKeys {

    private final SigningKeys keys;
    private final Acts acts;

    public ViewSigningKeys(SigningKeys keys, Acts acts) {
        this.keys = keys;
        this.acts = acts;
    }

    /** All of them that are published; one of them signs. */
    public List<SigningKey> view() {
        List<SigningKey> all = keys.all();
        return all.stream().anyMatch(key -> key.state() == SigningKey.State.CURRENT) ? all : made(all);
    }

    /** Apps know the next one: it signs, where it opens, if another does not. Another node may be faster. */
    private List<SigningKey> made(List<SigningKey> known) {
        SigningKey current = SigningKey.make(acts.id(), SigningKey.State.CURRENT, acts.now());
        SigningKey another = SigningKey.make(acts.id(), SigningKey.State.NEXT, acts.now());
        acts.run(act -> {
            boolean replaced = known.stream()
                            .filter(key -> key.state() == SigningKey.State.NEXT)
                            .anyMatch(next -> keys.advance(next.id(), act.now()))
                    || keys.add(current);
            keys.add(another);
            if (replaced) {
                act.log(Event.byPortal(PlainFact.SIGNING_KEY_ROTATED));
            }
        });
        return keys.all();
    }
}
