package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingSecondStep;
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
            @Nullable AwaitingSecondStep pending,
            @Nullable SignedIn person) implements Pass {}

    /** It must go somewhere else first, and what it bears of this kind is worth nothing. */
    record Elsewhere(String path, Cookies.Kind worthless) implements Pass {}

    Pass check(HttpServletRequest request, Need need) {
        return switch (need) {
            case ANONYMOUS -> visitor(request);
            case PENDING_SIGN_IN -> pendingSignIn(request);
            case SIGNED_IN -> signedIn(request);
        };
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

    private Pass pendingSignIn(HttpServletRequest request) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SIGN_IN);
        return token.flatMap(resumeSignIn::resume)
                .<Pass>map(pending -> new Open(token.orElseThrow(), false, pending, null))
                .orElseGet(() -> new Elsewhere(
                        token.isEmpty() ? "/sign-in" : "/sign-in?why=sign-in-expired", Cookies.Kind.SIGN_IN));
    }

    private Pass signedIn(HttpServletRequest request) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SESSION);
        String signIn = "/sign-in?then=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
        if (token.isEmpty()) {
            return new Elsewhere(signIn, Cookies.Kind.SESSION);
        }
        ResumeSession.Result result = resumeSession.resume(token.get());
        if (result instanceof ResumeSession.Live live) {
            return new Open(token.get(), false, null, live.signedIn());
        }
        String why = result instanceof ResumeSession.Expired expired
                ? "session-expired&minutes=" + expired.after().toMinutes()
                : "session-ended";
        return new Elsewhere(signIn + "&why=" + why, Cookies.Kind.SESSION);
    }
}
