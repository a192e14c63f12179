package org.vestibule.adapters.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.attempt.JdbiAttempts;
import org.vestibule.adapters.persistence.audit.JdbiAuditTrail;
import org.vestibule.adapters.persistence.browser.JdbiKnownBrowsers;
import org.vestibule.adapters.persistence.clock.ClockGuard;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;
import org.vestibule.adapters.persistence.link.JdbiMailedLinks;
import org.vestibule.adapters.persistence.notice.JdbiOutbox;
import org.vestibule.adapters.persistence.password.JdbiCredentials;
import org.vestibule.adapters.persistence.password.JdbiHashCosts;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.MasterKey;
import org.vestibule.adapters.persistence.secondstep.JdbiWrongSteps;
import org.vestibule.adapters.persistence.session.JdbiSessions;
import org.vestibule.adapters.persistence.session.JdbiSpentTokens;
import org.vestibule.adapters.persistence.signin.JdbiSignIns;
import org.vestibule.adapters.persistence.totp.JdbiAuthenticators;
import org.vestibule.application.act.Acts;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.signin.FinishSignIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.totp.AcceptanceWindow;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.CheapHasher;

/** What the paths that everybody takes cost, counted on the wire. */
class HotPathTest {

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Origin ORIGIN = new Origin("192.0.2.1", "Browser");

    @TempDir
    Path folder;

    @Test
    void a_code_step_costs_five_round_trips_and_no_connection_is_held_while_hashing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder.resolve("data"), new SecureRandom())) {
            JdbcAccess direct = postgres.access();
            Path entrance = folder.resolve("proxy");
            JdbcAccess counted = new JdbcAccess(direct.url(), direct.user(), direct.password(), entrance);
            try (CountingProxy proxy = new CountingProxy(entrance, direct.socketFile());
                    HikariDataSource pool = OnEmbedded.pool(counted)) {
                measure(pool, proxy);
            }
        }
    }

    private void measure(HikariDataSource pool, CountingProxy proxy) {
        Schema.migrate(pool);
        Database database = new Database(pool);
        KeyRing keys = KeyRing.open(database, new MasterKey(folder.resolve("master.key"), RANDOM), RANDOM, CLOCK);
        JdbiAuditTrail trail = new JdbiAuditTrail(database, CLOCK, RANDOM);
        JdbiSignIns signIns = new JdbiSignIns(database);
        JdbiSessions sessions = new JdbiSessions(database);
        JdbiAuthenticators authenticators = new JdbiAuthenticators(database, keys);
        JdbiAttempts attempts = new JdbiAttempts(database, keys, new ClockGuard(database, CLOCK));
        AcceptanceWindow window = new AcceptanceWindow(1);
        JdbiOutbox outbox = new JdbiOutbox(database, keys, CLOCK, RANDOM);
        PortalLinks links = new PortalLinks(URI.create("https://portal.example"));
        JdbiKnownBrowsers browsers = new JdbiKnownBrowsers(database);
        JdbiCredentials credentials = new JdbiCredentials(database);
        JdbiHashCosts costs = new JdbiHashCosts(database, keys);
        TellHolder tell = new TellHolder(new JdbiMailedLinks(database), outbox, links, RANDOM);
        Acts acts = new Acts(database, trail, tell, links, CLOCK, RANDOM);
        BeginSession begin = new BeginSession(sessions, browsers, acts);
        SecondStepGuard tries = new SecondStepGuard(attempts, new JdbiWrongSteps(database, keys), credentials, acts);
        BurnPassword burn = new BurnPassword(credentials, browsers, sessions, signIns, new JdbiMailedLinks(database));
        VerifySecondStep verify = new VerifySecondStep(
                new CodeGuard(tries, authenticators, window, acts),
                new FinishSignIn(signIns, new JdbiSpentTokens(database), begin, tries, burn, acts));
        Watching hasher = new Watching(pool);
        PasswordGuard passwords =
                new PasswordGuard(new HashQueue(2, 32), attempts, credentials, costs, hasher, trail, CLOCK);
        SignIn signIn = new SignIn(passwords, attempts, browsers, signIns, begin, acts);
        Password password = Password.parse("seven quiet herons").orElseThrow();
        Instant now = CLOCK.instant();
        AccountId id = new AccountId(TimeOrderedId.make(now, RANDOM));
        EmailAddress email = EmailAddress.parse("p@example.org").orElseThrow();
        TotpKey key = TotpKey.make(RANDOM);
        database.inTransaction(() -> {
            new JdbiAccounts(database)
                    .add(new Account(id, email, new PersonName("P"), now, true), hasher.hash(password));
            return authenticators.bind(id, key, new TimeStep(0), now);
        });

        int before = proxy.roundTrips();
        SignIn.Result first = signIn.signIn(email, password, List.of(), Optional.empty(), ORIGIN);
        int firstCost = proxy.roundTrips() - before;
        BearerToken pending =
                assertInstanceOf(SignIn.SecondStepDue.class, first).pending();
        assertEquals(0, hasher.connectionsWhileVerifying.get());
        assertEquals(1, hasher.verified.get());
        AwaitingSecondStep due = (AwaitingSecondStep) signIns.find(pending, now).orElseThrow();

        before = proxy.roundTrips();
        SecondStep result = verify.verify(due, new AuthenticatorApp(key).codeAt(CLOCK.instant()), ORIGIN);
        int cost = proxy.roundTrips() - before;
        assertInstanceOf(SecondStep.Accepted.class, result);
        assertTrue(cost >= 2 && cost <= 5, "round trips: " + cost);
        System.out.println("A code step costs " + cost + " round trips");

        int signInCost = trips(proxy, () -> signIn.signIn(email, password, List.of(), Optional.empty(), ORIGIN));
        assertEquals(firstCost - 1, signInCost, "what hashes cost was read the first time only");
        Password wrong = Password.parse("eight noisy gulls").orElseThrow();
        EmailAddress nobodys = EmailAddress.parse("nobody@example.org").orElseThrow();
        assertEquals(
                trips(proxy, () -> signIn.signIn(email, wrong, List.of(), Optional.empty(), ORIGIN)),
                trips(proxy, () -> signIn.signIn(nobodys, wrong, List.of(), Optional.empty(), ORIGIN)),
                "S-063");
        System.out.println("A password costs " + signInCost + " round trips");
    }

    private static int trips(CountingProxy proxy, Runnable work) {
        int before = proxy.roundTrips();
        work.run();
        return proxy.roundTrips() - before;
    }

    /** Looks at the pool whenever it hashes. */
    private static final class Watching implements SecretHasher {

        private final CheapHasher hasher = new CheapHasher(RANDOM);
        private final HikariDataSource pool;
        private final AtomicInteger connectionsWhileVerifying = new AtomicInteger(-1);
        private final AtomicInteger verified = new AtomicInteger();

        Watching(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public PasswordHash hash(Password password) {
            return hasher.hash(password);
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            verified.incrementAndGet();
            connectionsWhileVerifying.set(pool.getHikariPoolMXBean().getActiveConnections());
            return hasher.verify(password, hash);
        }

        @Override
        public boolean outdated(PasswordHash hash) {
            return hasher.outdated(hash);
        }

        @Override
        public HashCost cost() {
            return hasher.cost();
        }

        @Override
        public PasswordHash decoy(HashCost cost) {
            return hasher.decoy(cost);
        }

        @Override
        public String recipe() {
            return hasher.recipe();
        }

        @Override
        public byte[] digest(BackupCode code, String recipe) {
            return hasher.digest(code, recipe);
        }
    }
}
