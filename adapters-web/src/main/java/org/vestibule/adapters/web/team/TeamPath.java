package org.vestibule.adapters.web.team;

import org.vestibule.adapters.web.http.Handler;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;

/** The addresses of a team's pages. */
public final class TeamPath {

    private TeamPath() {}

    public static String team(TeamId team) {
        return "/teams/" + team;
    }

    public static String people(TeamId team) {
        return team(team) + "/people";
    }

    public static String member(TeamId team, AccountId account) {
        return people(team) + "/" + account;
    }

    public static String general(TeamId team) {
        return team(team) + "/general";
    }

    /** Leads whoever opens the address of an act, as after signing in again, to the page that has its form. */
    public static Handler<TeamVisit> back(String page) {
        return visit -> new Reply.GoTo(team(visit.team()) + page);
    }

    /** The same for what is done to one member. */
    public static Reply toMember(TeamVisit visit) {
        return new Reply.GoTo(member(visit.team(), visit.account()));
    }
}
