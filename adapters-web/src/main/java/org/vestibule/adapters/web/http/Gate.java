package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;

/** Decides whether a browser has what a route needs, and otherwise where it must go first. */
final class Gate {

    private final Cookies cookies;
    private final ResumeSession resumeSession;
    private final ResumeSignIn resumeSignIn;
    private final Repeats repeats;
    private final TeamGate teamGate;
    private final Visitors visitors;

    Gate(
            Cookies cookies,
            ResumeSession resumeSession,
            ResumeSignIn resumeSignIn,
            Repeats repeats,
            TeamGate teamGate,
            Visitors visitors) {
        this.cookies = cookies;
        this.resumeSession = resumeSession;
        this.resumeSignIn = resumeSignIn;
        this.repeats = repeats;
        this.teamGate = teamGate;
        this.visitors = visitors;
    }

    /** Opens to everybody, and looks at nobody. */
    Pass<Visit> visitor(Arrival arrival) {
        return new Pass.Open<>(visitors.bearer(arrival.request()), Function.identity());
    }

    /** Opens to everybody, and sees who is signed in. */
    Pass<AnyVisit> anybody(Arrival arrival) {
        Bearer bearer = whoever(arrival.request());
        return new Pass.Open<>(bearer, visit -> new AnyVisit(visit, bearer.somebody()));
    }

    /**
     * Opens to everybody, and sees who is signed in, but does not take the visit for one of theirs. What an app sends as a
     * form it asks for by the address, which means the same (OIDC Core §3.1.2.1).
     */
    Pass<AnyVisit> signingIn(Arrival arrival) {
        return sentByApp(arrival).orElseGet(() -> {
            Optional<Somebody> somebody = whoever(arrival.request()).somebody();
            return new Pass.Open<>(visitors.bearer(arrival.request()), visit -> new AnyVisit(visit, somebody));
        });
    }

    /** Opens to everybody, and sees who is signed in, or was until it was too long; likewise. */
    Pass<AnyVisit> loggingOut(Arrival arrival) {
        return sentByApp(arrival).orElseGet(() -> {
            Bearer bearer = cookies.read(arrival.request(), Cookies.Kind.SESSION)
                    .flatMap(token ->
                            whoLeaves(resumeSession.resume(token)).map(somebody -> Bearer.session(token, somebody)))
                    .orElseGet(() -> visitors.bearer(arrival.request()));
            return new Pass.Open<>(bearer, visit -> new AnyVisit(visit, bearer.somebody()));
        });
    }

    /** Whose session is over has apps that are not: they can be signed out of all the same. */
    private Optional<Somebody> whoLeaves(ResumeSession.Result result) {
        if (result instanceof ResumeSession.Expired expired) {
            return Optional.of(new Somebody(expired.signedIn(), teamGate.mine(expired.signedIn()), false));
        }
        return whoIsIn(result);
    }

    private Optional<Pass<AnyVisit>> sentByApp(Arrival arrival) {
        return arrival.sentByApp().map(path -> shut(arrival, new Reply.GoTo(path)));
    }

    /** Opens to a sign-in whose second step is due. */
    Pass<PendingVisit<AwaitingSecondStep>> secondStep(Arrival arrival) {
        return pending(arrival, AwaitingSecondStep.class, Paths.NEW_PASSWORD, Outcome.SIGN_IN_EXPIRED);
    }

    /** Opens to a sign-in that is complete once another password is chosen. */
    Pass<PendingVisit<AwaitingNewPassword>> newPassword(Arrival arrival) {
        return pending(arrival, AwaitingNewPassword.class, Paths.CODE, Outcome.NEW_PASSWORD_EXPIRED);
    }

    /** Opens to whoever is signed in. */
    Pass<SignedVisit> signedIn(Arrival arrival) {
        return session(arrival, why -> signIn(arrival, why), this::whoIsIn, Gate::open);
    }

    /** The same, or was until it was too long; whoever was signed out since has what they came for. */
    Pass<SignedVisit> leaving(Arrival arrival) {
        return session(
                arrival,
                why -> Reply.tell(arrival.wanted().along(Paths.SIGN_IN), Outcome.SIGNED_OUT),
                this::whoLeaves,
                Gate::open);
    }

    /** Opens to whoever is signed in and may enter the team in the path, by a right. */
    Pass<TeamVisit> seat(Arrival arrival, Predicate<Role> right) {
        return session(
                arrival,
                why -> signIn(arrival, why),
                this::whoIsIn,
                (bearer, somebody) -> teamGate.check(
                        bearer, somebody, arrival.segments().team().orElseThrow(), right));
    }

    private static Pass<SignedVisit> open(Bearer bearer, Somebody somebody) {
        return new Pass.Open<>(bearer, visit -> new SignedVisit(visit, somebody));
    }

    private Bearer whoever(HttpServletRequest request) {
        return cookies.read(request, Cookies.Kind.SESSION)
                .flatMap(token -> resumeSession.resume(token) instanceof ResumeSession.Live live
                        ? Optional.of(Bearer.session(token, somebody(live.signedIn())))
                        : Optional.empty())
                .orElseGet(() -> visitors.bearer(request));
    }

    private Somebody somebody(SignedIn person) {
        return new Somebody(person, teamGate.mine(person), true);
    }

    private Optional<Somebody> whoIsIn(ResumeSession.Result result) {
        return result instanceof ResumeSession.Live live ? Optional.of(somebody(live.signedIn())) : Optional.empty();
    }

    /**
     * Opens to a sign-in that is not complete.
     *
     * @param due the kind that the route is for
     * @param otherwise the path for the other kind
     * @param expired what whoever has none any more is told
     */
    private <P extends PendingSignIn> Pass<PendingVisit<P>> pending(
            Arrival arrival, Class<P> due, Path otherwise, Outcome expired) {
        Optional<BearerToken> token = cookies.read(arrival.request(), Cookies.Kind.SIGN_IN);
        Optional<PendingSignIn> pending = token.flatMap(resumeSignIn::resume);
        if (pending.isEmpty()) {
            return shut(arrival, noSignIn(arrival, token, expired));
        }
        Optional<P> signIn = pending.filter(due::isInstance).map(due::cast);
        return signIn.isPresent()
                ? new Pass.Open<>(Bearer.pending(token.orElseThrow()), visit -> new PendingVisit<>(visit, signIn.get()))
                : shut(arrival, new Reply.GoTo(arrival.wanted().along(otherwise)));
    }

    private Reply noSignIn(Arrival arrival, Optional<BearerToken> token, Outcome expired) {
        Optional<Reply> repeat = token.isPresent()
                ? token.flatMap(spent -> repeats.at(arrival, spent))
                : repeats.ofSignIn(arrival, whoever(arrival.request()).somebody());
        return repeat.orElseGet(() -> new Reply.EndSignIn(
                goTo(arrival.wanted().along(Paths.SIGN_IN), token.map(worthless -> Afterword.of(expired)))));
    }

    /**
     * Opens to whoever is signed in.
     *
     * @param elsewhere where everybody else goes, if there is something to tell them first with that
     * @param who whoever it opens to of those with a session
     * @param door that they come to next
     */
    private <V extends Visit> Pass<V> session(
            Arrival arrival,
            Function<Optional<Afterword>, Reply> elsewhere,
            Function<ResumeSession.Result, Optional<Somebody>> who,
            BiFunction<Bearer, Somebody, Pass<V>> door) {
        Optional<BearerToken> token = cookies.read(arrival.request(), Cookies.Kind.SESSION);
        if (token.isEmpty()) {
            return shut(arrival, new Reply.ForgetSession(elsewhere.apply(Optional.empty())));
        }
        ResumeSession.Result result = resumeSession.resume(token.get());
        Optional<Somebody> somebody = who.apply(result);
        if (somebody.isPresent()) {
            return door.apply(Bearer.session(token.get(), somebody.get()), somebody.get());
        }
        return shut(
                arrival,
                repeats.at(arrival, token.get())
                        .orElseGet(() -> new Reply.ForgetSession(elsewhere.apply(Optional.of(ended(result))))));
    }

    private static Afterword ended(ResumeSession.Result result) {
        return result instanceof ResumeSession.Expired expired
                ? Afterword.of(Outcome.SESSION_EXPIRED, Texts.duration(expired.after()))
                : Afterword.of(Outcome.SESSION_ENDED);
    }

    private <V extends Visit> Pass<V> shut(Arrival arrival, Reply reply) {
        return new Pass.Shut<>(visitors.bearer(arrival.request()), reply);
    }

    private static Reply signIn(Arrival arrival, Optional<Afterword> why) {
        return goTo(Paths.SIGN_IN.with("then", arrival.formPath().toString()), why);
    }

    private static Reply goTo(Path path, Optional<Afterword> why) {
        return why.<Reply>map(word -> new Reply.GoAndTell(path, word)).orElseGet(() -> new Reply.GoTo(path));
    }
}
