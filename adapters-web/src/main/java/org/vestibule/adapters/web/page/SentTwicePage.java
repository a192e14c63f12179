package org.vestibule.adapters.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.session.Deed;

/**
 * The page that answers a form sent twice: what the first one did, and how to go on. It says nothing of the account, for
 * whoever bears what was used up may be anybody (PRODUCT A).
 *
 * @param hint what to know if the answer to the first one was lost
 */
public record SentTwicePage(
        String title,
        String code,
        String sentence,
        @Nullable Box warning,
        Box.@Nullable Link button,
        @Nullable String hint) {

    private static final int CONFLICT = 409;
    private static final String WORDS = "sent-twice.";

    /**
     * The page.
     *
     * @param path to which it was sent
     */
    public static Page of(Deed deed, String path) {
        SentTwicePage view = switch (deed) {
            case SIGNED_IN -> signedIn();
            case TWO_STEP_ENABLED -> codesUnseen("enabled", "enabled-codes-unseen");
            case BACKUP_CODES_RENEWED -> codesUnseen("codes", "session-renewed");
            case DEVICE_CHANGE_BEGUN -> done("device", "/security/two-step/change-device");
            case TWO_STEP_DISABLED -> done("disabled", "/security");
            case IDENTITY_CONFIRMED -> done("confirmed", path);
            case PASSWORD_SET -> done("password", "/");
            case NOT_ME_REPORTED -> done("not-me", null);
        };
        return Page.of("page/sent-twice", view).refusing(CONFLICT);
    }

    private static SentTwicePage signedIn() {
        return new SentTwicePage(
                text("signed-in.title"),
                "signed-in-already",
                text("signed-in"),
                null,
                new Box.Link("/", text("to-teams")),
                text("signed-in.hint"));
    }

    private static SentTwicePage codesUnseen(String what, String code) {
        Box warning = Box.note(text(what + ".warning"), text("unseen"));
        return new SentTwicePage(
                text(what + ".title"),
                code,
                text(what),
                warning,
                signIn("/security/backup-codes", text("sign-in-and-make")),
                null);
    }

    private static SentTwicePage done(String what, @Nullable String next) {
        return new SentTwicePage(
                text(what + ".title"),
                "session-renewed",
                text(what),
                null,
                next == null ? null : signIn(next, text("sign-in")),
                null);
    }

    /** Never the page that needs what was used up: it would answer the same. */
    private static Box.Link signIn(String then, String label) {
        return new Box.Link("/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8), label);
    }

    private static String text(String key) {
        return Texts.text(WORDS + key);
    }
}
