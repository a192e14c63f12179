package org.vestibule.adapters.web.http;

import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.team.Authority;

/** A visit of a member to a team that is open to them, who has proved a moment ago who they are. */
public final class ProvenTeamVisit extends TeamVisit {

    private final FreshlyProven proof;

    /** @param proof of whoever visits, under a newer token of the session if it came with the form */
    public ProvenTeamVisit(TeamVisit visit, FreshlyProven proof) {
        super(visit, visit.somebody().provenBy(proof), visit.place());
        this.proof = proof;
    }

    /** On whose authority the team is changed. */
    public Authority.OfMember authority() {
        return new Authority.OfMember(proof, origin());
    }
}
