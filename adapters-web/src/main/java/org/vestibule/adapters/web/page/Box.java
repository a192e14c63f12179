package org.vestibule.adapters.web.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.path.Path;

/** A box on top of a page, as the template {@code page/notice} shows it. */
public record Box(
        Tone tone,
        String title,
        @Nullable String sentence,
        @Nullable Way way,
        @Nullable String code,
        List<Link> links,
        List<Item> items) {

    /** How it looks and whether it is read out at once. */
    public enum Tone {
        INFO,
        GOOD,
        WARN,
        BAD
    }

    /** Where it leads. */
    public record Link(Path href, String label) {}

    /** Words of the sentence that lead somewhere, and what stands before and after them. */
    public record Way(String before, Link link, String after) {}

    /** One of several things to put right, and the field that it is about. */
    public record Item(String href, String sentence) {}

    /** Good news. */
    public static Box good(String title, String sentence) {
        return new Box(Tone.GOOD, title, sentence, null, null, List.of(), List.of());
    }

    /** Something that was refused. */
    public static Box bad(String title, Refusal refusal) {
        return new Box(Tone.BAD, title, refusal.sentence(), null, refusal.code(), List.of(), List.of());
    }

    /** A form that was refused as a whole, under the title that the code has. */
    public static Box refused(Refusal refusal) {
        String title = Texts.text("refused." + refusal.code() + ".title");
        return refusal.code().equals("key-expired") ? warn(title, refusal) : bad(title, refusal);
    }

    /** Something to know, that is no fault of the reader's. */
    public static Box warn(String title, Refusal refusal) {
        return new Box(Tone.WARN, title, refusal.sentence(), null, refusal.code(), List.of(), List.of());
    }

    /** Something to know, that was not refused. */
    public static Box note(String title, String sentence) {
        return new Box(Tone.WARN, title, sentence, null, null, List.of(), List.of());
    }

    /** Something that looks like harm, though nothing was refused. */
    public static Box alarm(String title, String sentence) {
        return new Box(Tone.BAD, title, sentence, null, null, List.of(), List.of());
    }

    /** The summary of a form with two or more things to put right; null with fewer. */
    public static @Nullable Box summary(Field... fields) {
        List<Item> items = Stream.of(fields)
                .flatMap(field ->
                        Stream.ofNullable(field.error()).map(error -> new Item("#" + field.name(), error.sentence())))
                .toList();
        if (items.size() < 2) {
            return null;
        }
        String title = items.size() == 2 ? Texts.text("errors.two") : Texts.format("errors.many", items.size());
        return new Box(Tone.BAD, title, null, null, null, List.of(), items);
    }

    /** The same, with where to go about it. */
    public Box offering(Link... ways) {
        return new Box(tone, title, sentence, way, code, List.of(ways), items);
    }

    /** The same, with a link on words of its sentence. */
    public Box leading(Link link) {
        String all = Objects.requireNonNull(sentence);
        int start = all.indexOf(link.label());
        if (start < 0) {
            throw new IllegalArgumentException("Not in the sentence: " + link.label());
        }
        String after = all.substring(start + link.label().length());
        return new Box(tone, title, all, new Way(all.substring(0, start), link, after), code, links, items);
    }

    /** Whether it leads anywhere. */
    public boolean offers() {
        return !links.isEmpty();
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
