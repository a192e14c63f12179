package org.vestibule.adapters.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Whether this node can serve people now. */
public sealed interface Readiness {

    /** It can. */
    record Ready() implements Readiness {}

    /** The database does not answer. */
    record DatabaseSilent() implements Readiness {}

    /**
     * Its clock is more than 2 s from the database's, by which codes would be judged otherwise than on other nodes.
     *
     * @param ahead how far it is ahead; negative if it is behind
     */
    record ClockOff(Duration ahead) implements Readiness {}

    /**
     * Something else that a sign-in needs is not there.
     *
     * @param code stable
     * @param why in words
     */
    record Unfit(String code, String why) implements Readiness {}

    /** What it is called, and has been since; empty for a node that can. */
    default String code() {
        if (this instanceof Unfit unfit) {
            return unfit.code;
        }
        if (this instanceof ClockOff) {
            return "clock-off";
        }
        return this instanceof Ready ? "" : "database-unreachable";
    }

    /** What keeps it from serving people, with its code; empty if nothing does. */
    default Optional<String> obstacle() {
        return this instanceof Ready ? Optional.empty() : Optional.of(words() + " [" + code() + "]");
    }

    private String words() {
        if (this instanceof ClockOff off) {
            String seconds =
                    String.format(Locale.ROOT, "%.1f", off.ahead().abs().toMillis() / 1000.0);
            String side = off.ahead().isNegative() ? "behind" : "ahead of";
            return "this node's clock is " + seconds + " s " + side + " the database's (more than 2 s): set it by NTP";
        }
        return this instanceof Unfit unfit ? unfit.why : "the database does not answer";
    }
}
