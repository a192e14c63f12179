package org.vestibule.adapters.web.page;

import org.jspecify.annotations.Nullable;

/**
 * What every template may show besides its own view.
 *
 * @param second whether the door stands within a door
 * @param steps whether to show which of the two steps is due
 * @param person who is signed in, on pages that are for them
 */
public record Frame(
        String css,
        String js,
        String icon,
        String csrf,
        String titlePrefix,
        boolean second,
        boolean steps,
        @Nullable Person person,
        boolean accountTabs,
        boolean onSecurity) {

    /** Who is signed in. */
    public record Person(String name, String email) {}
}
