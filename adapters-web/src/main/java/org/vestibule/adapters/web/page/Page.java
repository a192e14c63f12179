package org.vestibule.adapters.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A page to be shown: a template and what it shows.
 *
 * @param template its path below this adapter's root, such as {@code signin/code}
 * @param status of the answer, 200 unless something was refused
 * @param wrong whether its title says that something is
 * @param tab the one that it is under; null if under none
 */
public record Page(
        String template,
        Object view,
        int status,
        boolean wrong,
        Stage stage,
        @Nullable Tab tab) {

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

    /** What several pages are a part of, as the tabs beside them name it: of an account, or of a team. */
    public enum Tab {
        SECURITY("security.title"),
        PEOPLE("people.title"),
        GENERAL("general.title"),
        COMPUTERS("computers.title");

        private final String title;

        Tab(String title) {
            this.title = title;
        }

        /** The key of its text. */
        public String title() {
            return title;
        }
    }

    /** A page that refuses nothing. */
    public static Page of(String template, Object view) {
        return new Page(template, view, OK, false, Stage.FIRST, null);
    }

    /** The same, under a tab. */
    public static Page of(Tab tab, String template, Object view) {
        return new Page(template, view, OK, false, Stage.FIRST, tab);
    }

    /** The same page, refusing something. */
    public Page refusing(int status) {
        return new Page(template, view, status, status >= REFUSING, stage, tab);
    }

    /** The same page, refusing something until it has an answer to what it asks: nothing is wrong with what was sent. */
    public Page asking(int status) {
        return new Page(template, view, status, false, stage, tab);
    }

    /** The same page, between the two steps. */
    public Page atSecondStep() {
        return new Page(template, view, status, wrong, Stage.SECOND, tab);
    }

    /** The same page, behind both steps. */
    public Page afterBothSteps() {
        return new Page(template, view, status, wrong, Stage.AFTER, tab);
    }
}
