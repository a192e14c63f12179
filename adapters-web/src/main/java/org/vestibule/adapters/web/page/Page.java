package org.vestibule.adapters.web.page;

/**
 * A page to be shown: a template and what it shows.
 *
 * @param template its path below this adapter's root, such as {@code signin/code}
 * @param status of the answer, 200 unless something was refused
 * @param wrong whether its title says that something is
 */
public record Page(String template, Object view, int status, boolean wrong, Stage stage) {

    /** What could not be processed as it was sent (RFC 9110 §15.5.21). */
    public static final int UNPROCESSABLE = 422;

    private static final int OK = 200;
    private static final int REFUSING = 400;

    /** How far a sign-in has come. Once the password is passed, the door stands within a door. */
    public enum Stage {
        FIRST,
        SECOND,
        /** All codes are passed and something is left to do. */
        AFTER
    }

    /** A page that refuses nothing. */
    public static Page of(String template, Object view) {
        return new Page(template, view, OK, false, Stage.FIRST);
    }

    /** The same page, refusing something. */
    public Page refusing(int status) {
        return new Page(template, view, status, status >= REFUSING, stage);
    }

    /** The same page, refusing something until it has an answer to what it asks: nothing is wrong with what was sent. */
    public Page asking(int status) {
        return new Page(template, view, status, false, stage);
    }

    /** The same page, between the two steps. */
    public Page atSecondStep() {
        return new Page(template, view, status, wrong, Stage.SECOND);
    }

    /** The same page, behind both steps. */
    public Page afterBothSteps() {
        return new Page(template, view, status, wrong, Stage.AFTER);
    }
}
