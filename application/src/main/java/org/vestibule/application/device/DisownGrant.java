package org.vestibule.application.device;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.Consents;
import org.vestibule.application.computer.DisownComputer;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.link.Undoing;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;

/** Ends just what the mail was about that somebody says was not them: what a device was let do, or that a computer is a team's. */
public final class DisownGrant {

    private final MailedLinks mailedLinks;
    private final DeviceRequests devices;
    private final Consents consents;
    private final Grants grants;
    private final DisownComputer disownComputer;
    private final Acts acts;

    public DisownGrant(
            MailedLinks mailedLinks,
            DeviceRequests devices,
            Consents consents,
            Grants grants,
            DisownComputer disownComputer,
            Acts acts) {
        this.mailedLinks = mailedLinks;
        this.devices = devices;
        this.consents = consents;
        this.grants = grants;
        this.disownComputer = disownComputer;
        this.acts = acts;
    }

    /** Ends it; false if the link was used, or has expired. */
    public boolean disown(BearerToken link, Origin origin) {
        return acts.perform(act -> {
            Optional<Account> holder = mailedLinks.find(link, LinkPurpose.DISOWN_GRANT, act.now());
            Optional<Undoing> undoing = mailedLinks.undoing(link, act.now());
            boolean redeemed = holder.isPresent()
                    && undoing.isPresent()
                    && mailedLinks.redeem(link, LinkPurpose.DISOWN_GRANT, act.now());
            if (redeemed) {
                end(holder.orElseThrow(), undoing.get(), act, origin);
            }
            return redeemed;
        });
    }

    private void end(Account holder, Undoing undoing, Act act, Origin origin) {
        if (undoing instanceof Undoing.OfGrant of) {
            end(holder.id(), of.grant(), act, origin);
        } else if (undoing instanceof Undoing.OfLicense of) {
            disownComputer.disown(holder, of, act, origin);
        }
    }

    /** Nothing is written down of what was over before. */
    private void end(AccountId account, GrantId grant, Act act, Origin origin) {
        Optional<ClientId> waiting = devices.takeBack(account, grant); // first, so that none becomes a grant in between
        Optional<ClientId> granted =
                grants.find(account, grant).map(held -> held.grant().client());
        grants.end(account, grant);
        granted.or(() -> waiting).ifPresent(client -> {
            consents.forget(account, client); // whoever gave it may have been told what to type
            act.log(Event.of(account, new AppFact.Disowned(client, grant), origin));
        });
    }
}
