package org.vestibule.application.notice;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;

/**
 * Tells the holder of an account what was done to it or in their name: when, in which browser and from where, with a
 * link by which they say that it was not them (PRODUCT E). A transaction that runs again draws another link.
 */
public final class TellHolder {

    private static final String UNKNOWN = "unknown";

    private final MailedLinks mailedLinks;
    private final Outbox outbox;
    private final PortalLinks links;
    private final RandomGenerator random;

    public TellHolder(MailedLinks mailedLinks, Outbox outbox, PortalLinks links, RandomGenerator random) {
        this.mailedLinks = mailedLinks;
        this.outbox = outbox;
        this.links = links;
        this.random = random;
    }

    /**
     * Tells it within the caller's transaction.
     *
     * @param more what the mail's text leaves open besides
     */
    public void tell(AccountId account, EmailAddress holder, Happening happening, String... more) {
        BearerToken link = BearerToken.make(account.value(), random);
        Instant end = happening.at().plus(MailedLinks.NOT_ME);
        mailedLinks.open(account, LinkPurpose.NOT_ME, link.digest(), end, happening);
        add(account, holder, happening, links.notMe(link), more);
    }

    /** The same of something whose mail has a link of its own. */
    public void tell(AccountId account, EmailAddress holder, Happening happening, URI link, String... more) {
        add(account, holder, happening, link, more);
    }

    /** Writes a mail of another kind. */
    public void mail(Notice notice) {
        outbox.add(notice);
    }

    private void add(AccountId account, EmailAddress holder, Happening happening, URI link, String... more) {
        Stream<String> where = Stream.of(
                happening.at().toString(),
                happening.origin().browserName().orElse(UNKNOWN),
                happening.origin().address());
        List<String> details = Stream.concat(where, Stream.of(more)).toList();
        outbox.add(new Notice(account, happening.what(), holder, link, details));
    }
}
