package org.vestibule.adapters.web.http;

import java.util.List;

/**
 * What the next page says first to whoever has just done something. It never stands in an address, where anybody could
 * make the portal say it by a link, and names would be kept by whatever keeps addresses (PRODUCT A).
 *
 * @param what for which page to know its texts
 * @param words what these leave open, such as a name; one line each
 */
public record Afterword(String what, List<String> words) {

    /** One that leaves nothing open. */
    public static Afterword of(String what, String... words) {
        return new Afterword(what, List.of(words));
    }
}
