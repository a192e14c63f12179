package org.vestibule.application.act;

import java.net.URI;
import java.time.Instant;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;

/** Something that is being done, with when it is, what is written down of it, and whom it is told. */
public final class Act {

    private final Instant now;
    private final WatchedLog log;
    private final TellHolder tellHolder;
    private final PortalLinks links;

    Act(Instant now, WatchedLog log, TellHolder tellHolder, PortalLinks links) {
        this.now = now;
        this.log = log;
        this.tellHolder = tellHolder;
        this.links = links;
    }

    /** When it is done: once whom it concerns is locked. */
    public Instant now() {
        return now;
    }

    /** Writes down that it was done. */
    public void log(Event event) {
        log.record(event);
    }

    /** Writes a mail. */
    public void mail(Notice notice) {
        tellHolder.mail(notice);
    }

    /** Tells the holder of an account of it, with a link by which they say that it was not them. */
    public void tell(Account holder, Notice.Kind what, Origin origin, String... more) {
        tell(holder.id(), holder.email(), what, origin, more);
    }

    /** The same by account and address. */
    public void tell(AccountId account, EmailAddress holder, Notice.Kind what, Origin origin, String... more) {
        tellHolder.tell(account, holder, new Happening(what, now, origin), more);
    }

    /** The same of something that happened before. */
    public void tell(AccountId account, EmailAddress holder, Happening happening, String... more) {
        tellHolder.tell(account, holder, happening, more);
    }

    /** The same with a link of its own. */
    public void tell(
            AccountId account, EmailAddress holder, Notice.Kind what, Origin origin, URI link, String... more) {
        tell(account, holder, new Happening(what, now, origin), link, more);
    }

    /** The same. */
    public void tell(AccountId account, EmailAddress holder, Happening happening, URI link, String... more) {
        tellHolder.tell(account, holder, happening, link, more);
    }

    /** Writes the links of mails. */
    public PortalLinks links() {
        return links;
    }
}
