package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.team.Place;
import org.vestibule.domain.signin.AwaitingNewPassword;
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

    /** What a browser has. */
    sealed interface Pass {}

    /**
     * It may go on.
     *
     * @param bearer the token that its forms are tied to
     * @param newVisit whether that token is still to be given to the browser
     * @param place in the team that the route is about, open to them
     * @param mine the teams of who is signed in
     */
    record Open(
            BearerToken bearer,
            boolean newVisit,
            @Nullable PendingSignIn pending,
            @Nullable SignedIn person,
            @Nullable Place place,
            @Nullable MyTeams mine)
            implements Pass {

        /** The same within a team. */
        Open within(Place entered) {
            return new Open(bearer, newVisit, pending, person, entered, mine);
        }

        /** The same under another token of the session. */
        Open renewed(BearerToken session) {
            return new Open(session, false, null, person, place, mine);
        }

        /** The code by which a form is refused that none of its pages held. */
        String staleForm() {
            if (pending != null || person != null) {
                return "form-outdated";
            }
            return newVisit ? "cookie-missing" : "form-expired";
        }
    }

    /** Whoever it is that bears this may not, and is told why. */
    record Shut(Reply reply, Open bearer) implements Pass {}

    /**
     * It must go somewhere else first.
     *
     * @param worthless of what kind it bears something that is worth nothing
     * @param why what the page there says first
     */
    record Elsewhere(String path, Cookies.@Nullable Kind worthless, Optional<Afterword> why) implements Pass {

        static Elsewhere silently(String path, Cookies.@Nullable Kind worthless) {
            return new Elsewhere(path, worthless, Optional.empty());
        }
    }

    Pass check(HttpServletRequest request, Route route, Segments segments, ReturnTarget wanted) {
        return switch (route.need()) {
            case ANONYMOUS -> visitors.pass(request);
            case ANYBODY -> anybody(request);
            case PENDING_SIGN_IN, NEW_PASSWORD_DUE -> pendingSignIn(request, route, wanted);
            case SIGNED_IN -> signedIn(request, route);
            case LEAVING -> leaving(signedIn(request, route), wanted);
            case TEAM -> {
                Pass pass = signedIn(request, route);
                yield pass instanceof Open open ? teamGate.check(open, segments, route.right()) : pass;
            }
        };
    }

    private static Pass leaving(Pass pass, ReturnTarget wanted) {
        return pass instanceof Elsewhere
                ? new Elsewhere(wanted.along("/sign-in"), Cookies.Kind.SESSION, Optional.of(Afterword.of("signed-out")))
                : pass;
    }

    private Open session(BearerToken session, SignedIn person) {
        return new Open(session, false, null, person, null, teamGate.mine(person));
    }

    /** What a browser bears to be known by. */
    List<BearerToken> knownBy(HttpServletRequest request) {
        return cookies.readKnown(request);
    }

    private Open anybody(HttpServletRequest request) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SESSION);
        return token.map(resumeSession::resume).orElse(null) instanceof ResumeSession.Live live
                ? session(token.orElseThrow(), live.signedIn())
                : visitors.pass(request);
    }

    private Pass pendingSignIn(HttpServletRequest request, Route route, ReturnTarget wanted) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SIGN_IN);
        Optional<PendingSignIn> pending = token.flatMap(resumeSignIn::resume);
        if (pending.isEmpty()) {
            Optional<Reply> repeat = token.isPresent()
                    ? token.flatMap(spent -> repeats.at(request, route, spent))
                    : repeats.ofSignIn(request, anybody(request).person());
            if (repeat.isPresent()) {
                return new Shut(repeat.get(), visitors.pass(request));
            }
            return new Elsewhere(
                    wanted.along("/sign-in"),
                    Cookies.Kind.SIGN_IN,
                    token.map(worthless -> Afterword.of(
                            route.need() == Need.NEW_PASSWORD_DUE ? "new-password-expired" : "sign-in-expired")));
        }
        boolean passwordDue = pending.get() instanceof AwaitingNewPassword;
        return passwordDue == (route.need() == Need.NEW_PASSWORD_DUE)
                ? new Open(token.orElseThrow(), false, pending.get(), null, null, null)
                : Elsewhere.silently(wanted.along(passwordDue ? "/sign-in/new-password" : "/sign-in/code"), null);
    }

    private Pass signedIn(HttpServletRequest request, Route route) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SESSION);
        String then = route.form(request.getRequestURI());
        String signIn = "/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        if (token.isEmpty()) {
            return Elsewhere.silently(signIn, Cookies.Kind.SESSION);
        }
        ResumeSession.Result result = resumeSession.resume(token.get());
        if (result instanceof ResumeSession.Live live) {
            return session(token.get(), live.signedIn());
        }
        Optional<Reply> repeat = repeats.at(request, route, token.get());
        if (repeat.isPresent()) {
            return new Shut(repeat.get(), visitors.pass(request));
        }
        Afterword why = result instanceof ResumeSession.Expired expired
                ? Afterword.of("session-expired", Texts.duration(expired.after()))
                : Afterword.of("session-ended");
        return new Elsewhere(signIn, Cookies.Kind.SESSION, Optional.of(why));
    }
}
