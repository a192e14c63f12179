package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;

/** The links that mails carry. */
@Module
interface LinksModule {

    @Provides
    static PortalLinks portalLinks(URI base) {
        return new PortalLinks(base);
    }

    @Provides
    static TellHolder tellHolder(MailedLinks mailedLinks, Outbox outbox, PortalLinks links, RandomGenerator random) {
        return new TellHolder(mailedLinks, outbox, links, random);
    }
}
