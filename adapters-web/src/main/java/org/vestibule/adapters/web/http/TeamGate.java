package org.vestibule.adapters.web.http;

import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindOwner;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeamChoices;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Decides whether the team in a path is open to whoever is signed in, and otherwise what they are told. */
final class TeamGate {

    private final EnterTeam enterTeam;
    private final ListMyTeams listMyTeams;
    private final ListTeamChoices listTeamChoices;
    private final FindOwner findOwner;

    TeamGate(EnterTeam enterTeam, ListMyTeams listMyTeams, ListTeamChoices listTeamChoices, FindOwner findOwner) {
        this.enterTeam = enterTeam;
        this.listMyTeams = listMyTeams;
        this.listTeamChoices = listTeamChoices;
        this.findOwner = findOwner;
    }

    /** Their teams, asked for once a page needs them. */
    MyTeams mine(SignedIn person) {
        return new MyTeams(listMyTeams, listTeamChoices, person.account().id());
    }

    /** Asked once a request, here and nowhere else; acts ask again within their transaction. */
    Pass<TeamVisit> check(Bearer bearer, Somebody somebody, TeamId team, Predicate<Role> right) {
        MyTeams mine = somebody.teams();
        EnterTeam.Result result = enterTeam.enter(somebody.person().account().id(), team, right);
        if (result instanceof EnterTeam.Entered entered) {
            mine.know(entered.mine());
            Place place = entered.place();
            return new Pass.Open<>(bearer.within(place), visit -> new TeamVisit(visit, somebody, place));
        }
        if (result instanceof EnterTeam.Withheld withheld) {
            mine.know(withheld.mine());
            return new Pass.Shut<>(bearer, TeamDoor.withheld(withheld.place(), withheld.since()));
        }
        if (result instanceof EnterTeam.NotAllowed not) {
            mine.know(not.mine());
            return new Pass.Shut<>(bearer, roleNotEnough(not.place().team(), right));
        }
        return new Pass.Shut<>(bearer, TeamDoor.noTeam());
    }

    /** Whom to ask depends on who may: an Admin is never sent to an Admin. */
    private Reply roleNotEnough(Team team, Predicate<Role> right) {
        if (right.test(Role.ADMIN)) {
            return TeamDoor.roleNotEnough(team);
        }
        Optional<Account> owner = findOwner.of(team.id());
        return owner.isPresent()
                ? TeamDoor.roleNotEnough(team, owner.get().name().value())
                : TeamDoor.noTeam();
    }
}
