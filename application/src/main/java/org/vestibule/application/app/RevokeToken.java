package org.vestibule.application.app;

import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;

/** Lets an app give back what it was granted (RFC 7009): either of its tokens ends both. */
public final class RevokeToken {

    private final Grants grants;
    private final Acts acts;

    public RevokeToken(Grants grants, Acts acts) {
        this.grants = grants;
        this.acts = acts;
    }

    /** Ends what a token is of; nothing if it is not one of this app's. */
    public void revoke(Client client, String text, Origin origin) {
        GrantToken.parse(text)
                .ifPresent(token -> acts.run(act -> grants.find(
                                token.body().account(), token.body().grant())
                        .map(Grants.Held::grant)
                        .filter(grant ->
                                grant.key().made(token) && grant.client().equals(client.id()))
                        .filter(grant -> grants.giveBack(grant.account(), grant.id()))
                        .ifPresent(grant -> act.log(
                                Event.of(grant.account(), new AppFact.Revoked(grant.client(), grant.id()), origin)))));
    }
}
