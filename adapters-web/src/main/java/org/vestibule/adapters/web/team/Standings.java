package org.vestibule.adapters.web.team;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.StandingKind;
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

    /** Such as "Everyone needs it by 12 January 2027." */
    public static String rule(PolicyChange rule, Team team, Instant now) {
        String who = rule.rule() == Mandate.EVERYONE ? "everyone" : "technicians";
        String when = rule.actsFrom().isAfter(now) ? "by" : "since";
        return Texts.format("rule." + who + "." + when, Texts.day(rule.actsFrom(), team.zone()));
    }
}
