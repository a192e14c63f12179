package org.vestibule.adapters.cli;

import java.util.List;
import java.util.function.Function;

/** What an examination has found of one thing that the portal needs. */
public final class Finding {

    private final String check;
    private final Level level;
    private final String code;
    private final Function<Messages, String> sentence;
    private final List<String> details;

    private Finding(String check, Level level, String code, Function<Messages, String> sentence, List<String> details) {
        this.check = check;
        this.level = level;
        this.code = code;
        this.sentence = sentence;
        this.details = List.copyOf(details);
    }

    /** How bad it is. */
    public enum Level {
        OK,
        /** The portal serves, but somebody should see to it. */
        WARNING,
        /** It does not serve, or not safely. */
        FAULT
    }

    /**
     * All is well with it.
     *
     * @param check what was looked at, a word; the sentence stands under {@code ok.} and that word
     * @param words for its places
     */
    public static Finding ok(String check, Object... words) {
        return new Finding(check, Level.OK, "", messages -> messages.get("ok." + check, words), List.of());
    }

    /**
     * Somebody should see to it.
     *
     * @param code stable; the sentence stands under {@code warning.} and the code
     */
    public static Finding warning(String check, String code, Object... words) {
        return new Finding(check, Level.WARNING, code, messages -> messages.get("warning." + code, words), List.of());
    }

    /** What stands in the way of {@code serve}, or would. */
    public static Finding fault(String check, Obstacle why) {
        return new Finding(check, Level.FAULT, why.code(), why::sentence, List.of(why.details()));
    }

    /** It is wrong though {@code serve} goes on; the sentence stands under {@code fault.} and the code. */
    public static Finding fault(String check, String code, Object... words) {
        return new Finding(check, Level.FAULT, code, messages -> messages.get("fault." + code, words), List.of());
    }

    /** The same, with what somebody else said of it, a line each. */
    public Finding saying(List<String> lines) {
        return new Finding(check, level, code, sentence, lines);
    }

    String check() {
        return check;
    }

    /** How bad it is. */
    public Level level() {
        return level;
    }

    /** Stable; empty where all is well. */
    public String code() {
        return code;
    }

    String sentence(Messages messages) {
        return sentence.apply(messages);
    }

    List<String> details() {
        return details;
    }
}
