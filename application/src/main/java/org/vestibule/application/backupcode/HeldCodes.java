package org.vestibule.application.backupcode;

import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;

/**
 * Mails the holder of backup codes the link by which a code is theirs to use again. Since a backup was restored nobody can
 * tell which were used before; so whoever has the password and a used code must have the mailbox, too (F-17). Each link is
 * for the one code that was typed: whoever confirms their own vouches for no other.
 */
public final class HeldCodes {

    private final MailedLinks mailedLinks;
    private final BackupCodes backupCodes;
    private final Acts acts;

    public HeldCodes(MailedLinks mailedLinks, BackupCodes backupCodes, Acts acts) {
        this.mailedLinks = mailedLinks;
        this.backupCodes = backupCodes;
        this.acts = acts;
    }

    /** Mails it within the caller's transaction, unless one for this code is on its way. */
    void mailLink(Claimant who, byte[] digest, Act act) {
        if (backupCodes
                .linkFor(who.account(), digest)
                .filter(link -> mailedLinks.isOpen(who.account(), link, act.now()))
                .isPresent()) {
            return;
        }
        BearerToken link = acts.token(who.account().value());
        Happening typed = new Happening(Notice.Kind.BACKUP_CODES_HELD, act.now(), who.origin());
        mailedLinks.open(
                who.account(),
                LinkPurpose.VOUCH_FOR_CODES,
                link.digest(),
                act.now().plus(MailedLinks.ASKED_FOR),
                typed);
        backupCodes.ask(who.account(), digest, link.digest());
        act.tell(who.account(), who.email(), typed, act.links().vouchForCodes(link));
    }
}
