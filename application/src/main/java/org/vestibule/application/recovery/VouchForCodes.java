package org.vestibule.application.recovery;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/** Lets somebody show by a mailed link that it was they who typed a backup code, since a backup was restored. */
public final class VouchForCodes {

    private final MailedLinks mailedLinks;
    private final SpentTokens spentTokens;
    private final Credentials credentials;
    private final BackupCodes backupCodes;
    private final Acts acts;

    public VouchForCodes(
            MailedLinks mailedLinks,
            SpentTokens spentTokens,
            Credentials credentials,
            BackupCodes backupCodes,
            Acts acts) {
        this.mailedLinks = mailedLinks;
        this.spentTokens = spentTokens;
        this.credentials = credentials;
        this.backupCodes = backupCodes;
        this.acts = acts;
    }

    /** Does so; false if the link was used, or has expired. Nobody is signed in by it. */
    public boolean vouch(BearerToken link, Origin origin) {
        return mailedLinks
                .find(link, LinkPurpose.VOUCH_FOR_CODES, acts.now())
                .map(holder -> acts.locking(
                        () -> credentials.lock(holder.id()), (act, held) -> vouch(act, link, holder.id(), origin)))
                .orElse(false);
    }

    private boolean vouch(Act act, BearerToken link, AccountId account, Origin origin) {
        if (!mailedLinks.redeem(link, LinkPurpose.VOUCH_FOR_CODES, act.now())) {
            return false;
        }
        spentTokens.note(account, link.digest(), Deed.CODES_VOUCHED_FOR, Optional.empty(), act.now());
        backupCodes.vouch(account, link.digest(), act.now());
        act.log(Event.of(account, PlainFact.BACKUP_CODES_VOUCHED_FOR, origin));
        return true;
    }
}
