package org.vestibule.adapters.web.http;

import org.vestibule.adapters.web.page.Draft;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.ComputerId;

/** A visit of a member to a team that is open to them, where their role has the right that the row asks for. */
public sealed class TeamVisit extends SignedVisit permits ProvenTeamVisit {

    private final Place place;

    TeamVisit(Visit visit, Somebody somebody, Place place) {
        super(visit, somebody);
        this.place = place;
    }

    /** Their place in the team. */
    public Place place() {
        return place;
    }

    /** The account that the path names, whether or not it is one of the team's. */
    public AccountId account() {
        return segments().account().orElseThrow();
    }

    /** The computer that the path names, whether or not it is one of the team's. */
    public ComputerId computer() {
        return segments().computer().orElseThrow();
    }

    /** As which member they act. */
    public ActingMember acting() {
        return new ActingMember(signedIn(), origin());
    }

    @Override
    public TeamVisit with(Draft back) {
        return new TeamVisit(super.with(back), somebody(), place);
    }
}
