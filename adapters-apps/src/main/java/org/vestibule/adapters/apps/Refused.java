package org.vestibule.adapters.apps;

/** A request is not answered as it wants. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Refusal why;

    Refused(Refusal why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
