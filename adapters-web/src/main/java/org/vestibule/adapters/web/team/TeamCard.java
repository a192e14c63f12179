package org.vestibule.adapters.web.team;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.team.Place;
import org.vestibule.domain.team.Standing;

/**
 * A team on the page of one's teams.
 *
 * @param place role and plan, such as "User, Technician · Enterprise"
 */
record TeamCard(
        String name,
        String place,
        boolean on,
        boolean due,
        boolean suspended,
        boolean notRequired,
        String badge,
        String sentence) {

    static TeamCard of(Place mine, Instant now) {
        Standing standing = mine.standing();
        return new TeamCard(
                mine.team().name().value(),
                place(mine, now),
                standing instanceof Standing.On,
                standing instanceof Standing.DueBy,
                standing instanceof Standing.Suspended,
                standing instanceof Standing.NotRequired,
                badge(standing, mine.team().zone()),
                sentence(standing, mine.team().zone(), now));
    }

    private static String place(Place mine, Instant now) {
        String role = Texts.text("role." + name(mine.me().role()));
        String technician = mine.me().technician(now) ? ", " + Texts.text("role.technician") : "";
        return role + technician + " · "
                + Texts.text("plan." + name(mine.rules().plans().at(now).plan()));
    }

    private static String badge(Standing standing, ZoneId zone) {
        if (standing instanceof Standing.DueBy due) {
            return Texts.format("badge.due", Texts.shortDay(due.due(), zone));
        }
        return Texts.text(
                standing instanceof Standing.On
                        ? "badge.on"
                        : standing instanceof Standing.Suspended ? "badge.suspended" : "badge.not-required");
    }

    private static String sentence(Standing standing, ZoneId zone, Instant now) {
        if (standing instanceof Standing.Suspended suspended) {
            return Texts.format("home.withheld.sentence", Texts.day(suspended.since(), zone));
        }
        if (standing instanceof Standing.DueBy due) {
            long days = Math.max(1, ChronoUnit.DAYS.between(day(now, zone), day(due.due(), zone)));
            return Texts.format("home.due", Texts.day(due.due(), zone)) + " " + Texts.count("home.days-left", days);
        }
        return Texts.text(standing instanceof Standing.On ? "home.on" : "home.not-required");
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
