package org.vestibule.adapters.persistence.seal;

/** The keys are not as they must be; the message tells an operator what to do. */
public final class KeyProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyProblem(String message) {
        super(message);
    }
}
