package org.vestibule.adapters.web.team;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.team.Place;
import org.vestibule.domain.member.Role;

/** A member's own page of a team: where they stand, what they are in it, and the way out. */
public final class TeamHandler {

    private final ViewPolicy viewPolicy;
    private final Clock clock;

    public TeamHandler(ViewPolicy viewPolicy, Clock clock) {
        this.viewPolicy = viewPolicy;
        this.clock = clock;
    }

    record TeamPage(
            TeamCard card,
            String role,
            String plan,
            String owner,
            boolean maySeePeople,
            @Nullable String rule,
            boolean mayLeave,
            boolean unprotected) {}

    /** Shows it. */
    public Reply show(TeamVisit visit) {
        Place place = visit.place();
        return viewPolicy.of(place).map(policy -> show(place, policy)).orElseGet(TeamDoor::noTeam);
    }

    private Reply show(Place place, ViewPolicy.Policy policy) {
        Role mine = place.me().role();
        Optional<String> rule = place.rules()
                .inForce(clock.instant())
                .map(change -> Standings.rule(change, place.team(), clock.instant()));
        return Reply.show(Page.of(
                "team/team",
                new TeamPage(
                        TeamCard.of(place, clock.instant()),
                        TeamWords.role(mine, place.me().technician(clock.instant())),
                        TeamWords.terms(policy.terms()),
                        Texts.format("team.owner", policy.owner().name().value()),
                        mine.maySeePeople(),
                        rule.orElse(null),
                        mine.mayLeave(),
                        !place.me().twoStepOn())));
    }
}
