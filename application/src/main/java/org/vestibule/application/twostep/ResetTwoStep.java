package org.vestibule.application.twostep;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;

/**
 * Takes 2-step verification off the account of somebody who has lost phone and codes, once the operator has made sure of
 * who asks (S-047). All sessions end, all browsers are forgotten, and the holder is told.
 */
public final class ResetTwoStep {

    private final Credentials credentials;
    private final RemoveTwoStep remove;
    private final Sessions sessions;
    private final SignIns signIns;
    private final KnownBrowsers browsers;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;

    public ResetTwoStep(
            Credentials credentials,
            RemoveTwoStep remove,
            Sessions sessions,
            SignIns signIns,
            KnownBrowsers browsers,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions) {
        this.credentials = credentials;
        this.remove = remove;
        this.sessions = sessions;
        this.signIns = signIns;
        this.browsers = browsers;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * Takes it off.
     *
     * @param reason in the operator's words, for the log
     * @return false if it was off already, and nothing was changed
     */
    public boolean reset(Account holder, String reason) {
        AccountId account = holder.id();
        return transactions.inTransaction(() -> {
            credentials.lock(account);
            if (!remove.remove(account)) {
                return false;
            }
            sessions.endAll(account);
            signIns.endAll(account);
            browsers.forgetOthers(account, Optional.empty());
            trail.record(Event.byOperator(account, Event.Kind.TWO_STEP_RESET, reason));
            outbox.add(Notice.of(account, Notice.Kind.TWO_STEP_RESET, holder.email(), links.security()));
            return true;
        });
    }
}
