package org.vestibule.adapters.web.page;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.session.Deed;

/**
 * The page that answers a form sent twice: what the first one did, and how to go on. It says nothing of the account, for
 * whoever bears what was used up may be anybody (PRODUCT A).
 *
 * @param unseen null unless backup codes were lost on the way
 * @param hint what to know if the answer to the first one was lost
 */
public record SentTwicePage(
        String title,
        String code,
        String sentence,
        @Nullable Box unseen,
        Box.@Nullable Link button,
        @Nullable String hint) {

    private static final int CONFLICT = 409;
    private static final String WORDS = "sent-twice.";

    /**
     * The page.
     *
     * @param path of the page with the form
     * @param signedIn whether the browser bears what came of the first one, and so need not sign in again
     */
    public static Page of(Deed deed, Path path, boolean signedIn) {
        SentTwicePage view = switch (deed) {
            case SIGNED_IN -> signedIn();
            case TWO_STEP_ENABLED ->
                signedIn
                        ? done("enabled-here", Paths.SECURITY, true, null)
                        : codesUnseen("enabled", "enabled-codes-unseen");
            case BACKUP_CODES_RENEWED ->
                signedIn ? done("codes-here", Paths.SECURITY, true, null) : codesUnseen("codes", "session-renewed");
            case DEVICE_CHANGE_BEGUN -> done("device", path(deed), signedIn, text("next-code"));
            case TWO_STEP_DISABLED -> done("disabled", Paths.SECURITY, signedIn, null);
            case IDENTITY_CONFIRMED -> done("confirmed", path, signedIn, text("next-code"));
            case PASSWORD_SET -> done("password", Paths.HOME, signedIn, null);
            case NOT_ME_REPORTED -> done("not-me", null, signedIn, null);
            case CODES_VOUCHED_FOR -> done("vouched", null, signedIn, null);
        };
        return Page.of("page/sent-twice", view).refusing(CONFLICT);
    }

    /** Where the form is sent that does it; of none alone, the start page. */
    public static Path path(Deed deed) {
        return switch (deed) {
            case TWO_STEP_ENABLED -> Paths.ENABLE;
            case TWO_STEP_DISABLED -> Paths.DISABLE;
            case BACKUP_CODES_RENEWED -> Paths.NEW_CODES;
            case DEVICE_CHANGE_BEGUN -> Paths.CHANGE_DEVICE;
            case SIGNED_IN, IDENTITY_CONFIRMED, PASSWORD_SET, NOT_ME_REPORTED, CODES_VOUCHED_FOR -> Paths.HOME;
        };
    }

    private static SentTwicePage signedIn() {
        return new SentTwicePage(
                text("signed-in.title"),
                "signed-in-already",
                text("signed-in"),
                null,
                new Box.Link(Paths.HOME, text("to-teams")),
                text("signed-in.hint"));
    }

    private static SentTwicePage codesUnseen(String what, String code) {
        return new SentTwicePage(
                text(what + ".title"),
                code,
                text(what),
                Box.note(text(what + ".warning"), text("unseen")),
                signIn(Paths.NEW_CODES, text("sign-in-and-make")),
                null);
    }

    private static SentTwicePage done(String what, @Nullable Path next, boolean signedIn, @Nullable String hint) {
        return new SentTwicePage(
                text(what + ".title"),
                "session-renewed",
                text(what),
                null,
                next == null ? null : signedIn ? new Box.Link(next, text("go-on")) : signIn(next, text("sign-in")),
                signedIn ? null : hint);
    }

    /** Never the page that needs what was used up: it would answer the same. */
    private static Box.Link signIn(Path then, String label) {
        return new Box.Link(Paths.SIGN_IN.with("then", then.toString()), label);
    }

    private static String text(String key) {
        return Texts.text(WORDS + key);
    }
}
