package org.vestibule.adapters.web.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A box on top of a page, as the template {@code page/notice} shows it. */
public record Notice(
        Tone tone,
        String title,
        @Nullable String sentence,
        @Nullable String code,
        @Nullable Link link,
        List<Item> items) {

    /** How it looks and whether it is read out at once. */
    public enum Tone {
        INFO,
        GOOD,
        WARN,
        BAD
    }

    /** Where it leads. */
    public record Link(String href, String label) {}

    /** One of several things to put right, and the field that it is about. */
    public record Item(String href, String sentence) {}

    /** Good news. */
    public static Notice good(String title, String sentence) {
        return new Notice(Tone.GOOD, title, sentence, null, null, List.of());
    }

    /** Something that was refused. */
    public static Notice bad(String title, Refusal refusal) {
        return new Notice(Tone.BAD, title, refusal.sentence(), refusal.code(), null, List.of());
    }

    /** Something to know, that is no fault of the reader's. */
    public static Notice warn(String title, Refusal refusal) {
        return new Notice(Tone.WARN, title, refusal.sentence(), refusal.code(), null, List.of());
    }

    /** The summary of a form with two or more things to put right; null with fewer. */
    public static @Nullable Notice summary(Field... fields) {
        List<Item> items = Stream.of(fields)
                .flatMap(field ->
                        Stream.ofNullable(field.error()).map(error -> new Item("#" + field.name(), error.sentence())))
                .toList();
        if (items.size() < 2) {
            return null;
        }
        String title = items.size() == 2 ? Texts.text("errors.two") : Texts.format("errors.many", items.size());
        return new Notice(Tone.BAD, title, null, null, null, items);
    }

    public boolean info() {
        return tone == Tone.INFO;
    }

    public boolean good() {
        return tone == Tone.GOOD;
    }

    public boolean warn() {
        return tone == Tone.WARN;
    }

    public boolean bad() {
        return tone == Tone.BAD;
    }
}
