package org.vestibule.application.device;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;

/** Ends just what the mail was about that somebody says was not them: what a device was let do. */
public final class DisownGrant {

    private final MailedLinks mailedLinks;
    private final DeviceRequests devices;
    private final Grants grants;
    private final Acts acts;

    public DisownGrant(MailedLinks mailedLinks, DeviceRequests devices, Grants grants, Acts acts) {
        this.mailedLinks = mailedLinks;
        this.devices = devices;
        this.grants = grants;
        this.acts = acts;
    }

    /** Ends it; false if the link was used, or has expired. */
    public boolean disown(BearerToken link, Origin origin) {
        return acts.perform(act -> {
            Optional<GrantId> grant = mailedLinks.grant(link, act.now());
            boolean redeemed = grant.isPresent() && mailedLinks.redeem(link, LinkPurpose.DISOWN_GRANT, act.now());
            if (redeemed) {
                end(new AccountId(link.owner()), grant.get(), act, origin);
            }
            return redeemed;
        });
    }

    /** Nothing is written down of what was over before. */
    private void end(AccountId account, GrantId grant, Act act, Origin origin) {
        Optional<ClientId> waiting = devices.takeBack(account, grant); // first, so that none becomes a grant in between
        Optional<ClientId> granted =
                grants.find(account, grant).map(held -> held.grant().client());
        grants.end(account, grant);
        granted.or(() -> waiting)
                .ifPresent(client -> act.log(Event.of(account, new AppFact.Disowned(client, grant), origin)));
    }
}
