package org.vestibule.testkit;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.portal.Means;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.IdTokenHint;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/** The defaults of the product, but with hashes that cost nothing. */
public final class CheapMeans {

    private CheapMeans() {}

    /** Made for a clock. */
    public static Means of(Clock clock) {
        RandomGenerator random = new SecureRandom();
        return new Means(
                new CheapHasher(random),
                new HashQueue(2, 64, System::nanoTime),
                new InMemoryCommonPasswords("passwordpassword", "correct horse battery staple"),
                new PasswordPolicy(15),
                SessionLimits.DEFAULT,
                new AcceptanceWindow(1),
                AppLimits.USUAL,
                CheapMeans::hint,
                new PortalLinks(URI.create("https://portal.example")),
                clock,
                random,
                event -> {});
    }

    /** An ID token as these tests have it: whom it names, and perhaps to which app it was given by which sign-in. */
    private static Optional<IdTokenHint> hint(String idToken) {
        String[] said = idToken.split("~", 3);
        try {
            return Optional.of(new IdTokenHint(
                    new AccountId(UUID.fromString(said[0])),
                    new ClientId(said.length > 1 ? UUID.fromString(said[1]) : new UUID(0, 0)),
                    Optional.of(said).filter(all -> all.length > 2).map(all -> new GrantId(UUID.fromString(all[2])))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The same with another queue and hasher. */
    public static Means with(Means means, HashQueue queue, SecretHasher hasher) {
        return new Means(
                hasher,
                queue,
                means.commonPasswords(),
                means.passwordPolicy(),
                means.sessionLimits(),
                means.window(),
                means.appLimits(),
                means.idTokenHint(),
                means.links(),
                means.clock(),
                means.random(),
                means.onlooker());
    }

    /** The same with another window. */
    public static Means with(Means means, AcceptanceWindow window) {
        return new Means(
                means.hasher(),
                means.queue(),
                means.commonPasswords(),
                means.passwordPolicy(),
                means.sessionLimits(),
                window,
                means.appLimits(),
                means.idTokenHint(),
                means.links(),
                means.clock(),
                means.random(),
                means.onlooker());
    }

    /** The same with somebody who looks on. */
    public static Means with(Means means, Consumer<Event> onlooker) {
        return new Means(
                means.hasher(),
                means.queue(),
                means.commonPasswords(),
                means.passwordPolicy(),
                means.sessionLimits(),
                means.window(),
                means.appLimits(),
                means.idTokenHint(),
                means.links(),
                means.clock(),
                means.random(),
                onlooker);
    }
}
