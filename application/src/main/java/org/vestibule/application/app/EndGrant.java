package org.vestibule.application.app;

import org.vestibule.application.act.Act;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;

/** Ends what an app has because a code or a token of it was used twice: one of the two who did is not the app. */
public final class EndGrant {

    private final Grants grants;
    private final Clients clients;

    public EndGrant(Grants grants, Clients clients) {
        this.grants = grants;
        this.clients = clients;
    }

    /** Ends it, writes that down and tells its holder; once, however often it is tried again. */
    public void replayed(AccountId account, GrantId id, AppFact what, Act act, Origin origin) {
        grants.find(account, id).ifPresent(held -> {
            if (grants.end(account, id)) {
                act.log(Event.of(account, what, origin));
                act.tell(
                        held.holder(),
                        Notice.Kind.APP_ENDED,
                        origin,
                        name(held.grant().client()));
            }
        });
    }

    /** Nothing for one that was forgotten since. */
    private String name(ClientId client) {
        return clients.find(client).map(known -> known.client().name()).orElse("");
    }
}
