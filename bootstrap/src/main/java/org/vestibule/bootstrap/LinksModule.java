package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.net.URI;
import org.vestibule.application.notice.PortalLinks;

/** The links that mails carry. */
@Module
interface LinksModule {

    @Provides
    static PortalLinks portalLinks(URI base) {
        return new PortalLinks(base);
    }
}
