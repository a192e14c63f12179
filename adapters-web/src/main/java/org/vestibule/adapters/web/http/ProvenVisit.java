package org.vestibule.adapters.web.http;

import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.team.Authority;

/** A visit of somebody who has proved a moment ago who they are. */
public final class ProvenVisit extends SignedVisit {

    private final FreshlyProven proof;

    /** @param proof of whoever visits, under a newer token of the session if it came with the form */
    public ProvenVisit(SignedVisit visit, FreshlyProven proof) {
        super(visit, visit.somebody().provenBy(proof));
        this.proof = proof;
    }

    /** On whose authority a team is changed. */
    public Authority.OfMember authority() {
        return new Authority.OfMember(proof, origin());
    }
}
