package org.vestibule.adapters.web.team;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/** How a team's rule is told, and how an address asks for those who stand in one way. */
public final class Standings {

    private Standings() {}

    /** Whom an address asks for; empty for all, and where it names no way to stand. */
    public static Optional<StandingKind> only(Visit visit) {
        return visit.parameter("standing")
                .flatMap(asked -> Stream.of(StandingKind.values())
                        .filter(kind -> TeamWords.key(kind).equals(asked))
                        .findFirst());
    }

    /** How many days, by the calendar of a team, somebody has who is due there; today is one of them. */
    public static long daysLeft(Standing.DueBy due, ZoneId zone, Instant now) {
        return Math.max(
                1,
                ChronoUnit.DAYS.between(
                        now.atZone(zone).toLocalDate(), due.due().atZone(zone).toLocalDate()));
    }

    /** Such as "Everyone needs it by the end of 11 January 2027, Europe/Berlin." */
    public static String rule(PolicyChange rule, Team team, Instant now) {
        String who = rule.rule() == Mandate.EVERYONE ? "everyone" : "technicians";
        return rule.actsFrom().isAfter(now)
                ? Texts.format(
                        "rule." + who + ".by",
                        Texts.day(Midnight.lastDayBefore(rule.actsFrom(), team.zone())),
                        TeamWords.zone(team.zone()))
                : Texts.format("rule." + who + ".since", Texts.day(rule.actsFrom(), team.zone()));
    }
}
