package org.vestibule.application.app;

import java.util.List;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.app.SigningKey;

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
        return all.stream().anyMatch(key -> key.state() == SigningKey.State.CURRENT) ? all : made();
    }

    /** Another node may be faster. */
    private List<SigningKey> made() {
        SigningKey current = SigningKey.make(acts.id(), SigningKey.State.CURRENT, acts.now());
        SigningKey next = SigningKey.make(acts.id(), SigningKey.State.NEXT, acts.now());
        acts.run(act -> {
            keys.add(current);
            keys.add(next);
        });
        return keys.all();
    }
}
