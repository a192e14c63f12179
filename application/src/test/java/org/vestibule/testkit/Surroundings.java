package org.vestibule.testkit;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/** All that a portal needs besides its store. */
public record Surroundings(
        SecretHasher hasher,
        HashQueue queue,
        CommonPasswords commonPasswords,
        PasswordPolicy passwordPolicy,
        SessionLimits sessionLimits,
        AcceptanceWindow window,
        PortalLinks links,
        Mailer mailer,
        Clock clock,
        RandomGenerator random) {

    /** The defaults of the product, but with hashes that cost nothing and mails that go nowhere. */
    public static Surroundings cheap(Clock clock) {
        RandomGenerator random = new SecureRandom();
        return new Surroundings(
                new CheapHasher(random),
                new HashQueue(2, 64),
                new InMemoryCommonPasswords("passwordpassword", "correct horse battery staple"),
                new PasswordPolicy(15),
                SessionLimits.DEFAULT,
                new AcceptanceWindow(1),
                new PortalLinks(URI.create("https://portal.example")),
                new InMemoryMailer(),
                clock,
                random);
    }

    /** The same with another queue. */
    public Surroundings with(HashQueue other) {
        return new Surroundings(
                hasher, other, commonPasswords, passwordPolicy, sessionLimits, window, links, mailer, clock, random);
    }

    /** The same with another hasher. */
    public Surroundings with(SecretHasher other) {
        return new Surroundings(
                other, queue, commonPasswords, passwordPolicy, sessionLimits, window, links, mailer, clock, random);
    }

    /** The same with another mailer. */
    public Surroundings with(Mailer other) {
        return new Surroundings(
                hasher, queue, commonPasswords, passwordPolicy, sessionLimits, window, links, other, clock, random);
    }

    /** The same with another window. */
    public Surroundings with(AcceptanceWindow other) {
        return new Surroundings(
                hasher, queue, commonPasswords, passwordPolicy, sessionLimits, other, links, mailer, clock, random);
    }
}
