package org.vestibule.adapters.persistence.seal;

import org.vestibule.adapters.persistence.StorageProblem;

/** The keys are not as they must be; the message tells an operator what to do. */
public final class KeyProblem extends StorageProblem {

    private static final long serialVersionUID = 1;

    /** The database holds others than before. */
    static KeyProblem ofOthers() {
        return new KeyProblem(
                "The data keys in the database are not those that this portal was started with: start it again.");
    }

    KeyProblem(String message) {
        super(Why.KEYS, null, message);
    }
}
