package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.UUID;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Place;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.team.TeamId;

/** A visit of somebody who is signed in. */
public sealed class SignedVisit extends Visit permits TeamVisit, ProvenVisit {

    private final Somebody somebody;

    SignedVisit(Visit visit, Somebody somebody) {
        super(visit);
        this.somebody = somebody;
    }

    Somebody somebody() {
        return somebody;
    }

    /** Who that is. */
    public SignedIn signedIn() {
        return somebody.person();
    }

    /** Whether their session is live still; only where they sign out it may not be. */
    public boolean live() {
        return somebody.live();
    }

    /** Where they stand in each of their teams. */
    public List<Place> places() {
        return somebody.teams().places();
    }

    /** The team that the path names, whether or not it is open to them. */
    public TeamId team() {
        return segments().team().orElseThrow();
    }

    /** The request of an app or a device that the path names, whether or not it is theirs. */
    public UUID request() {
        return segments().request().orElseThrow();
    }

    /** The app that the path names, whether or not they let it in. */
    public ClientId client() {
        return segments().client().orElseThrow();
    }

    @Override
    public SignedVisit with(Draft back) {
        return new SignedVisit(super.with(back), somebody);
    }
}
