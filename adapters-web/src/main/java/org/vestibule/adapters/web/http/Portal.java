package org.vestibule.adapters.web.http;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.web.page.Assets;
import org.vestibule.adapters.web.page.Templates;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.signin.ResumeSignIn;

/** Puts the parts of the one servlet together. */
public final class Portal {

    private Portal() {}

    /** @param base the portal's public address: what forms must come from, and whether that is HTTPS */
    public static PortalServlet servlet(
            List<Route> routes,
            URI base,
            ResumeSession resumeSession,
            ResumeSignIn resumeSignIn,
            Clock clock,
            RandomGenerator random) {
        boolean https = "https".equals(base.getScheme());
        Cookies cookies = new Cookies(https);
        Refusals refusals = new Refusals(clock, random);
        Assets assets = new Assets();
        return new PortalServlet(
                routes,
                assets,
                new Gate(cookies, resumeSession, resumeSignIn, random),
                new Forgery(base.getScheme() + "://" + base.getAuthority()),
                refusals,
                new Answers(new Templates(), assets, cookies, refusals),
                SecurityHeaders.of(https));
    }
}
