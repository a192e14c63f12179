package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Optional;

/**
 * Something outside the program that stands in its way and that an operator can mend; thrown by the program, so that the
 * command line tells it in one sentence (exit code 69, or 78 where it is what a setting leads to).
 */
public final class Obstacle extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Optional<String> why;
    private final transient List<String> words;
    private final transient List<String> details;
    private final int exitCode;

    /**
     * Makes one.
     *
     * @param code stable; the sentence stands in the messages, under {@code failure.} and the code
     * @param why which words, under {@code why.}, take the first place of the sentence, if it has one for them
     * @param words for its other places, without secrets
     * @param details a line each, without secrets
     */
    public Obstacle(String code, Optional<String> why, List<String> words, List<String> details) {
        this(code, why, words, details, ExitCodes.UNAVAILABLE);
    }

    private Obstacle(String code, Optional<String> why, List<String> words, List<String> details, int exitCode) {
        super(code);
        this.code = code;
        this.why = why;
        this.words = List.copyOf(words);
        this.details = List.copyOf(details);
        this.exitCode = exitCode;
    }

    /** What a setting leads to, such as a file, is not what the program needs. */
    public static Obstacle ofSettings(String code, List<String> words) {
        return new Obstacle(code, Optional.empty(), words, List.of(), ExitCodes.SETTINGS);
    }

    int exitCode() {
        return exitCode;
    }

    String code() {
        return code;
    }

    String[] details() {
        return details.toArray(String[]::new);
    }

    /** The sentence. */
    String sentence(Messages messages) {
        Object[] places = new Object[words.size() + 1];
        places[0] = "";
        for (int i = 0; i < words.size(); i++) {
            places[i + 1] = words.get(i);
        }
        places[0] = why.map(key -> messages.get("why." + key, places)).orElse("");
        return messages.get("failure." + code, places);
    }
}
