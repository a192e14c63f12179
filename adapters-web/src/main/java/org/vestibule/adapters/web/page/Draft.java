package org.vestibule.adapters.web.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form on its way back to whoever sent it: what was typed, but for secrets, and what is wrong with it.
 *
 * @param status of the answer that shows it
 * @param typed by the names of the fields
 * @param wrong by the names of the fields, the first to mend first; the empty name stands for the form as a whole
 */
public record Draft(int status, Map<String, String> typed, Map<String, Refusal> wrong) {

    /** A form that nobody has sent yet. */
    public static final Draft BLANK = new Draft(200, Map.of(), Map.of());

    private static final String WHOLE = "";

    /** One with something wrong in a field. */
    public static Draft wrong(String field, Refusal refusal) {
        return BLANK.as(Page.UNPROCESSABLE).with(field, refusal);
    }

    /** One that is refused as a whole. */
    public static Draft refused(Refusal refusal) {
        return wrong(WHOLE, refusal);
    }

    /** The same with something wrong in one more field, if it is. */
    public Draft and(String field, Optional<Refusal> refusal) {
        return refusal.map(why -> as(Page.UNPROCESSABLE).with(field, why)).orElse(this);
    }

    /** The same with what was typed into a field. */
    public Draft keeping(String field, String text) {
        Map<String, String> more = new LinkedHashMap<>(typed);
        more.put(field, text);
        return new Draft(status, more, wrong);
    }

    /** The same, answered with another status: one that no typing mends. */
    public Draft as(int other) {
        return new Draft(other, typed, wrong);
    }

    /** Whether nothing is wrong. */
    public boolean blank() {
        return wrong.isEmpty();
    }

    /** What is wrong with the form as a whole. */
    public Optional<Refusal> whole() {
        return Optional.ofNullable(wrong.get(WHOLE));
    }

    /** Whether this is the field to mend first. */
    boolean begins(String field) {
        return wrong.keySet().stream().findFirst().equals(Optional.of(field));
    }

    private Draft with(String field, Refusal refusal) {
        Map<String, Refusal> more = new LinkedHashMap<>(wrong);
        more.put(field, refusal);
        return new Draft(status, typed, more);
    }
}
