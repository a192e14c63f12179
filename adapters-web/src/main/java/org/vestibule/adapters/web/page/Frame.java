package org.vestibule.adapters.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.path.Path;

/**
 * What every template may show besides its own view.
 *
 * @param second whether the door stands within a door
 * @param steps whether to show which of the two steps is due
 * @param person who is signed in, on pages that are for them
 * @param tabs those beside the page; null if there are none
 * @param allTeams all teams of theirs
 * @param inTeam the team that a page belongs to; null on all others
 * @param runBy who runs the portal; null if they have not said so
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
        @Nullable Tabs tabs,
        List<Choice> allTeams,
        @Nullable String inTeam,
        OperatorWords.@Nullable RunBy runBy) {

    /** Who is signed in. */
    public record Person(String name, String email) {}

    /** The tabs beside a page, and what they are of. */
    public record Tabs(String label, List<Way> ways) {}

    /** A team to go to, or where one is. */
    public record Choice(Path href, String label, boolean here, boolean withheld) {}

    /** Where to go from here, or where one is. */
    public record Way(Path href, String label, boolean here) {}
}
