package org.vestibule.application.app;

import java.util.List;
import org.vestibule.domain.app.SigningKey;

/** Lists the keys that ID tokens are signed with, for an operator: to look makes none. */
public final class ListSigningKeys {

    private final SigningKeys keys;

    public ListSigningKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /** All that there are, the latest first. */
    public List<SigningKey> list() {
        return keys.all();
    }
}
