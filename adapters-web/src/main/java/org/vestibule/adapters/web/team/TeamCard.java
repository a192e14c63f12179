package org.vestibule.adapters.web.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.Place;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.team.Team;

/**
 * A team on the page of one's teams.
 *
 * @param place role and plan, such as "User, Technician · Enterprise"
 * @param offered whether its Owner offers it to whoever looks
 * @param needsTwoStep whether they can take it over only once their 2-step verification is on
 * @param rests whether they would own a team whose rule they will fail once it is awake again
 */
record TeamCard(
        Map<String, Path> teamPaths,
        String name,
        String place,
        Badge badge,
        boolean suspended,
        String sentence,
        boolean offered,
        String offer,
        boolean needsTwoStep,
        boolean rests,
        boolean mayLeave) {

    static TeamCard of(Place mine, Instant now) {
        Team team = mine.team();
        Standing standing = mine.standing();
        return new TeamCard(
                Paths.of(team.id()),
                team.name().value(),
                place(mine, now),
                Badge.of(standing, team.zone()),
                standing instanceof Standing.Suspended,
                sentence(standing, team.zone(), now),
                team.heir().equals(Optional.of(mine.me().account().id())),
                Texts.format("offer.to-you", team.name().value()),
                StandingKind.of(standing).missing(),
                mine.rules().failOwnerOnceAwake(mine.me(), now),
                mine.me().role().mayLeave());
    }

    private static String place(Place mine, Instant now) {
        return TeamWords.role(mine.me().role(), mine.me().technician(now)) + " · "
                + TeamWords.plan(mine.rules().plans().at(now).plan());
    }

    private static String sentence(Standing standing, ZoneId zone, Instant now) {
        if (standing instanceof Standing.Suspended suspended) {
            return Texts.format("home.withheld.sentence", Texts.day(suspended.since(), zone));
        }
        if (standing instanceof Standing.DueBy due) {
            long days = Standings.daysLeft(due, zone, now);
            return Texts.format("home.due", Texts.day(due.due(), zone)) + " " + Texts.count("home.days-left", days);
        }
        return Texts.text(standing instanceof Standing.On ? "home.on" : "home.not-required");
    }
}
