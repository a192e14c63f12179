package org.vestibule.adapters.web.page;

/** Why something was refused: a stable code, and what happened and what to do next in a sentence. */
public record Refusal(String code, String sentence) {

    /** The refusal with this code, its sentence filled in. */
    public static Refusal of(String code, Object... values) {
        return new Refusal(code, Texts.format("refusal." + code, values));
    }

    /** Whether there are words for a code. */
    public static boolean known(String code) {
        return Texts.find("refusal." + code).isPresent();
    }
}
