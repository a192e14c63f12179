package org.vestibule.application.portal;

import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindOwner;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeamChoices;
import org.vestibule.application.team.ListTeams;
import org.vestibule.application.team.RenameTeam;

/** Teams as a whole. The one list of the use cases that do it. */
public record TeamUseCases(
        CreateTeam createTeam,
        FindTeam findTeam,
        ListTeams listTeams,
        FindOwner findOwner,
        ListMyTeams listMyTeams,
        ListTeamChoices listTeamChoices,
        EnterTeam enterTeam,
        RenameTeam renameTeam,
        DeleteTeam deleteTeam,
        SetSubscription setSubscription) {

    static TeamUseCases of(Store store, Means means, SharedParts parts) {
        return new TeamUseCases(
                new CreateTeam(store.teams(), store.subscriptions(), store.credentials(), parts.acts()),
                new FindTeam(store.teams()),
                new ListTeams(store.teams()),
                new FindOwner(store.memberships()),
                parts.listMyTeams(),
                new ListTeamChoices(parts.listMyTeams()),
                parts.enterTeam(),
                new RenameTeam(parts.teamActs(), store.teams()),
                new DeleteTeam(parts.teamActs(), store.teams()),
                new SetSubscription(store.subscriptions(), parts.acts()));
    }
}
