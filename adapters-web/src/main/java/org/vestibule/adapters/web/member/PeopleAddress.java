package org.vestibule.adapters.web.member;

import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.text.Sought;

/** Which people an address asks for, and how addresses ask for them. What cannot be read of it asks for nothing. */
final class PeopleAddress {

    private PeopleAddress() {}

    static MemberSelection read(Visit visit) {
        return new MemberSelection(
                visit.parameter("q").flatMap(Sought::parse),
                Standings.only(visit),
                visit.parameter("sort")
                        .flatMap(asked -> Stream.of(MemberSelection.Order.values())
                                .filter(order -> TeamWords.key(order).equals(asked))
                                .findFirst())
                        .orElse(MemberSelection.Order.NAME));
    }

    static Path of(Path path, MemberSelection which) {
        MemberSelection.Order order = which.order();
        return filtered(
                path.with("q", which.sought().map(Sought::text).orElse(""))
                        .with("sort", order == MemberSelection.Order.NAME ? "" : TeamWords.key(order)),
                which.only());
    }

    static Path filtered(Path list, Optional<StandingKind> only) {
        return list.with("standing", only.map(TeamWords::key).orElse(""));
    }
}
