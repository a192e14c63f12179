package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/**
 * A request as handlers see it, once everything that holds for all routes was checked.
 *
 * @param wanted where whoever signs in wants to go
 * @param borne what the browser bears to be known by
 * @param bearer of what its forms are tied to
 * @param afterword what it is to be told first of what it has just done
 * @param draft the form that has come back to it
 * @param mine the teams of who is signed in
 */
public record Visit(
        String path,
        Segments segments,
        Map<String, String> form,
        Map<String, String> query,
        ReturnTarget wanted,
        List<BearerToken> borne,
        TokenDigest bearer,
        Origin origin,
        Optional<Afterword> afterword,
        Draft draft,
        @Nullable PendingSignIn pending,
        @Nullable SignedIn person,
        @Nullable Place seat,
        @Nullable MyTeams mine,
        @Nullable FreshlyProven fresh) {

    /** What was typed into a field; empty if nothing was. */
    public String field(String name) {
        return form.getOrDefault(name, "");
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** What the mailed link bears that leads here; empty if it is none of ours. */
    public Optional<BearerToken> link() {
        return segments.link();
    }

    /** The team that the path names, whether or not it is open to whoever asks. */
    public TeamId team() {
        return segments.team().orElseThrow();
    }

    /** The account that the path names, whether or not it is one of the team's. */
    public AccountId account() {
        return segments.account().orElseThrow();
    }

    /** The sign-in whose second step is due, on a route that needs one. */
    public AwaitingSecondStep awaitingSecondStep() {
        return required(pending instanceof AwaitingSecondStep awaiting ? awaiting : null);
    }

    /** The sign-in that is complete once another password is chosen, on a route that needs one. */
    public AwaitingNewPassword awaitingNewPassword() {
        return required(pending instanceof AwaitingNewPassword awaiting ? awaiting : null);
    }

    /** Who is signed in, on a route that needs somebody. */
    public SignedIn signedIn() {
        return required(person);
    }

    /** Whoever is signed in, on a route for anybody. */
    public Optional<SignedIn> maybeSignedIn() {
        return Optional.ofNullable(person);
    }

    /** Their place in the team, on a route that needs one. */
    public Place place() {
        return required(seat);
    }

    /** Where they stand in each of their teams, on a route that needs somebody. */
    public List<Place> places() {
        return required(mine).places();
    }

    /** That they have proved a moment ago who they are, on a route whose form needs it. */
    public FreshlyProven proven() {
        return required(fresh);
    }

    /** As which member they act in a team, on a route that needs one. */
    public ActingMember acting() {
        return new ActingMember(signedIn(), origin);
    }

    /** On whose authority a team is changed, on a route whose form needs a fresh proof. */
    public Authority.OfMember authority() {
        return new Authority.OfMember(proven(), origin);
    }

    /** The same visit, of somebody who has proved who they are. */
    public Visit provenBy(FreshlyProven proof) {
        return new Visit(
                path,
                segments,
                form,
                query,
                wanted,
                borne,
                bearer,
                origin,
                afterword,
                draft,
                pending,
                proof.person(),
                seat,
                mine,
                proof);
    }

    /** The same visit, to whom a form comes back. */
    Visit with(Draft back) {
        return new Visit(
                path, segments, form, query, wanted, borne, bearer, origin, afterword, back, pending, person, seat,
                mine, fresh);
    }

    private static <T> T required(@Nullable T state) {
        if (state == null) {
            throw new IllegalStateException("The route table does not ask for this");
        }
        return state;
    }
}
