package org.vestibule.adapters.web.http;

import java.util.List;

/**
 * What the next page says first to whoever has just done something. It never stands in an address, where anybody could
 * make the portal say it by a link, and names would be kept by whatever keeps addresses (PRODUCT A).
 *
 * @param words what the texts of the outcome leave open, such as a name
 */
public record Afterword(Outcome what, List<String> words) {

    public Afterword {
        if (words.size() != what.words()) {
            throw new IllegalArgumentException(what + " is said with " + what.words() + " words");
        }
    }

    /** One that leaves nothing open. */
    public static Afterword of(Outcome what, String... words) {
        return new Afterword(what, List.of(words));
    }
}
