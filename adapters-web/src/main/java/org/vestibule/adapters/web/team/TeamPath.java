package org.vestibule.adapters.web.team;

import org.vestibule.adapters.web.http.Handler;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.path.Shape;

/** What answers whoever opens the path of an act, as after signing in again: it leads to the page that has its form. */
public final class TeamPath {

    private TeamPath() {}

    /** Of an act in a team. */
    public static Handler<TeamVisit> back(Shape.OfTeam page) {
        return visit -> new Reply.GoTo(page.of(visit.team()));
    }

    /** Of what is done to one member. */
    public static Reply toMember(TeamVisit visit) {
        return new Reply.GoTo(Paths.MEMBER.of(visit.team(), visit.account()));
    }
}
