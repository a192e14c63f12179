package org.vestibule.application.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.SignedOut.Why;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** How every complete sign-in ends: a session begins, and the browser is known from now on. */
public final class BeginSession {

    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final AppRequests requests;
    private final Acts acts;

    public BeginSession(Sessions sessions, KnownBrowsers browsers, AppRequests requests, Acts acts) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.requests = requests;
        this.acts = acts;
    }

    /**
     * What is drawn before the transaction that may use it.
     *
     * @param request what the request of an app is known by that is to be answered
     */
    public record Draft(BearerToken session, BearerToken browser, UUID request) {}

    /** Draws them. */
    public Draft draft(AccountId account) {
        return new Draft(acts.token(account.value()), acts.token(account.value()), acts.id());
    }

    /**
     * Begins it, within the transaction of the sign-in.
     *
     * @param known the known browser that it is begun in
     * @param visit by which the browser was told from others until now, where the same form may be sent twice: what it
     *     began first is ended
     * @param forApp what an app asked for that the sign-in was made for
     */
    public Begun begin(
            Draft draft,
            Optional<TokenDigest> known,
            Optional<TokenDigest> visit,
            Authentication authentication,
            Optional<AppQuery> forApp,
            Act act,
            Origin origin) {
        Instant now = act.now();
        AccountId account = new AccountId(draft.session().owner());
        TokenDigest browser = known.orElseGet(() -> draft.browser().digest());
        browsers.remember(account, browser, now);
        Session session = new Session(
                account, draft.session().digest(), Optional.of(browser), authentication, now, now, Optional.empty());
        if (visit.filter(same -> sessions.endVisit(account, same) > 0).isPresent()) {
            act.log(Event.of(account, new SignInFact.SignedOut(Why.SIGNED_IN_AGAIN), origin));
        }
        sessions.start(session, visit);
        if (authentication.method() == SignInMethod.BACKUP_CODE) {
            sessions.allowStandIns(session, now.plus(StandIn.LIFETIME));
        }
        act.log(Event.of(account, new SignInFact.SignedIn(authentication.method()), origin));
        Optional<AppRequest> asked =
                forApp.map(query -> AppRequest.begin(account, draft.request(), query, authentication, now));
        asked.ifPresent(requests::add);
        return new Begun(draft.session(), known.isPresent() ? Optional.empty() : Optional.of(draft.browser()), asked);
    }

    /**
     * What the browser is given.
     *
     * @param browser by which it is known; empty if it is known already
     * @param request that is to be answered next, as the sign-in was made for it
     */
    public record Begun(BearerToken session, Optional<BearerToken> browser, Optional<AppRequest> request) {

        /** What the request is known by. */
        public Optional<UUID> asked() {
            return request.map(AppRequest::id);
        }
    }
}
