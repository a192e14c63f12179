package org.vestibule.adapters.web.page;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form as the template {@code page/field} shows it, its label, hint and message tied to it for
 * assistive technology. Secrets never come back: only {@link #withValue} gives it a value.
 */
public record Field(
        String name,
        String type,
        String autocomplete,
        String label,
        @Nullable String hint,
        String value,
        @Nullable String inputMode,
        @Nullable Integer maxLength,
        boolean code,
        boolean reveal,
        boolean autofocus,
        @Nullable Refusal error) {

    /** Nothing that fits in a field of one line is longer, and shown again it would grow six times. */
    private static final int LONGEST_SHOWN = 1_024;

    /** An e-mail address. */
    public static Field email() {
        return new Field(
                "email",
                "email",
                "username",
                Texts.text("field.email"),
                null,
                "",
                null,
                254,
                false,
                false,
                false,
                null);
    }

    /** A text. */
    public static Field text(String name, String autocomplete, String label) {
        return new Field(name, "text", autocomplete, label, null, "", null, null, false, false, false, null);
    }

    /** A day, which browsers let one pick, and which is written as 2027-01-12 where they do not. */
    public static Field date(String name, String label) {
        return new Field(name, "date", "off", label, null, "", null, 10, false, false, false, null);
    }

    /** A password that is chosen now. */
    public static Field newPassword(String label, int shortest) {
        return password("new-password", label).withHint(Texts.format("field.new-password-hint", shortest));
    }

    /** A password: {@code current-password} or {@code new-password}, with a button that shows it. */
    public static Field password(String autocomplete, String label) {
        return new Field("password", "password", autocomplete, label, null, "", null, null, false, true, false, null);
    }

    /** The code of an authenticator app. */
    public static Field oneTimeCode() {
        return new Field(
                "code",
                "text",
                "one-time-code",
                Texts.text("field.code"),
                null,
                "",
                "numeric",
                12,
                true,
                false,
                false,
                null);
    }

    /** A backup code. */
    public static Field backupCode() {
        return new Field(
                "code", "text", "off", Texts.text("field.backup-code"), null, "", null, 40, true, false, false, null);
    }

    /** The code that a device shows. */
    public static Field deviceCode() {
        return new Field(
                "code",
                "text",
                "off",
                Texts.text("connect.code"),
                Texts.text("connect.code-hint"),
                "",
                null,
                40,
                true,
                false,
                false,
                null);
    }

    /** The code of an authenticator app, or a backup code in its stead. */
    public static Field eitherCode() {
        return new Field(
                "code",
                "text",
                "one-time-code",
                Texts.text("field.either-code"),
                null,
                "",
                null,
                40,
                true,
                false,
                false,
                null);
    }

    /** With another label. */
    public Field labelled(String text) {
        return new Field(
                name, type, autocomplete, text, hint, value, inputMode, maxLength, code, reveal, autofocus, error);
    }

    /** With a line of help. */
    public Field withHint(String line) {
        return new Field(
                name, type, autocomplete, label, line, value, inputMode, maxLength, code, reveal, autofocus, error);
    }

    /** With what was typed before. */
    public Field withValue(String typed) {
        return new Field(
                name,
                type,
                autocomplete,
                label,
                hint,
                typed.length() <= LONGEST_SHOWN ? typed : typed.substring(0, LONGEST_SHOWN),
                inputMode,
                maxLength,
                code,
                reveal,
                autofocus,
                error);
    }

    /** With the focus, when the page opens. */
    public Field focused() {
        return new Field(name, type, autocomplete, label, hint, value, inputMode, maxLength, code, reveal, true, error);
    }

    /** With the message that says what is wrong. */
    public Field refused(Refusal refusal) {
        return new Field(
                name, type, autocomplete, label, hint, value, inputMode, maxLength, code, reveal, autofocus, refusal);
    }

    /** With the message, if there is one. */
    public Field refused(Optional<Refusal> refusal) {
        return refusal.map(this::refused).orElse(this);
    }

    /** As it comes back: what was typed, what is wrong with it, and the focus on the first that is wrong. */
    public Field of(Draft draft) {
        Field kept = draft.typed().containsKey(name) ? withValue(draft.typed().get(name)) : this;
        Field judged = kept.refused(Optional.ofNullable(draft.wrong().get(name)));
        return draft.begins(name) ? judged.focused() : judged;
    }

    /** With the focus, unless something is wrong elsewhere. */
    public Field focusedIf(boolean first) {
        return first ? focused() : this;
    }

    /** The ids of what describes it. */
    public @Nullable String describedBy() {
        String ids = Stream.of(error == null ? "" : name + "-error", hint == null ? "" : name + "-hint")
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
