package org.vestibule.application.proof;

import java.time.Instant;
import org.vestibule.application.act.Act;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.token.BearerToken;

/** Something that is being done by somebody who has proved in the same breath who they are; account and session are locked. */
public final class ProvenAct {

    private final Act act;
    private final Sessions sessions;
    private final SignedIn person;
    private final SignInMethod method;
    private final BearerToken fresh;
    private final Origin origin;

    ProvenAct(Act act, Sessions sessions, SignedIn person, SignInMethod method, BearerToken fresh, Origin origin) {
        this.act = act;
        this.sessions = sessions;
        this.person = person;
        this.method = method;
        this.fresh = fresh;
        this.origin = origin;
    }

    /** Whose account it is. */
    public AccountId account() {
        return person.account().id();
    }

    /** By what they proved it. */
    public SignInMethod method() {
        return method;
    }

    /** When it is done. */
    public Instant now() {
        return act.now();
    }

    /** Has the session go on under another token (S-081), which is {@link #token}; the one before did this deed. */
    public Session renew(Deed deed) {
        return sessions.renew(person.session(), fresh.digest(), deed, now()).orElseThrow(); // it is locked
    }

    /** The token that the session has once it is renewed. */
    public BearerToken token() {
        return fresh;
    }

    /** Writes down that it was done. */
    public void log(Fact fact) {
        act.log(Event.of(account(), fact, origin));
    }

    /** Tells the holder of the account of it. */
    public void tell(Notice.Kind what) {
        act.tell(person.account(), what, origin);
    }
}
