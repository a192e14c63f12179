package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;

/** Decides whether a browser has what a route needs, and otherwise where it must go first. */
final class Gate {

    private static final UUID VISITOR = new UUID(0, 0);

    private final Cookies cookies;
    private final ResumeSession resumeSession;
    private final ResumeSignIn resumeSignIn;
    private final SignOut signOut;
    private final RandomGenerator random;

    Gate(
            Cookies cookies,
            ResumeSession resumeSession,
            ResumeSignIn resumeSignIn,
            SignOut signOut,
            RandomGenerator random) {
        this.cookies = cookies;
        this.resumeSession = resumeSession;
        this.resumeSignIn = resumeSignIn;
        this.signOut = signOut;
        this.random = random;
    }

    /** What a browser has. */
    sealed interface Pass {}

    /**
     * It may go on.
     *
     * @param bearer the token that its forms are tied to
     * @param newVisit whether that token is still to be given to the browser
     */
    record Open(
            BearerToken bearer,
            boolean newVisit,
            @Nullable PendingSignIn pending,
            @Nullable SignedIn person) implements Pass {

        static Open to(BearerToken session, @Nullable SignedIn person) {
            return new Open(session, false, null, person);
        }
    }

    /**
     * It must go somewhere else first.
     *
     * @param worthless of what kind it bears something that is worth nothing
     */
    record Elsewhere(String path, Cookies.@Nullable Kind worthless) implements Pass {}

    Pass check(HttpServletRequest request, Need need, ReturnTarget wanted) {
        return switch (need) {
            case ANONYMOUS -> visitor(request);
            case PENDING_SIGN_IN, NEW_PASSWORD_DUE -> pendingSignIn(request, need, wanted);
            case SIGNED_IN -> signedIn(request);
        };
    }

    /** What a browser bears to be known by. */
    List<BearerToken> knownBy(HttpServletRequest request) {
        return cookies.readKnown(request);
    }

    /** Ends the session that a browser still bears when another begins in its place (S-081). */
    void endSessionOf(HttpServletRequest request, Origin origin) {
        cookies.read(request, Cookies.Kind.SESSION)
                .map(resumeSession::resume)
                .flatMap(result -> result instanceof ResumeSession.Live live ? Optional.of(live) : Optional.empty())
                .ifPresent(live -> signOut.signOut(live.signedIn(), origin));
    }

    private Pass visitor(HttpServletRequest request) {
        Optional<BearerToken> visit = cookies.read(request, Cookies.Kind.VISIT);
        return new Open(visit.orElseGet(() -> BearerToken.make(VISITOR, random)), visit.isEmpty(), null, null);
    }

    private Pass pendingSignIn(HttpServletRequest request, Need need, ReturnTarget wanted) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SIGN_IN);
        Optional<PendingSignIn> pending = token.flatMap(resumeSignIn::resume);
        if (pending.isEmpty()) {
            String signIn = token.isEmpty() ? "/sign-in" : "/sign-in?why=sign-in-expired";
            return new Elsewhere(wanted.along(signIn), Cookies.Kind.SIGN_IN);
        }
        boolean passwordDue = pending.get() instanceof AwaitingNewPassword;
        return passwordDue == (need == Need.NEW_PASSWORD_DUE)
                ? new Open(token.orElseThrow(), false, pending.get(), null)
                : new Elsewhere(wanted.along(passwordDue ? "/sign-in/new-password" : "/sign-in/code"), null);
    }

    private Pass signedIn(HttpServletRequest request) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SESSION);
        String signIn = "/sign-in?then=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
        if (token.isEmpty()) {
            return new Elsewhere(signIn, Cookies.Kind.SESSION);
        }
        ResumeSession.Result result = resumeSession.resume(token.get());
        if (result instanceof ResumeSession.Live live) {
            return Open.to(token.get(), live.signedIn());
        }
        String why = result instanceof ResumeSession.Expired expired
                ? "session-expired&minutes=" + expired.after().toMinutes()
                : "session-ended";
        return new Elsewhere(signIn + "&why=" + why, Cookies.Kind.SESSION);
    }
}
