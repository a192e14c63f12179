package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.Redeemer;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.CheapHasher;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.NewClient;

/** What the paths that everybody takes cost, counted on the wire. */
class HotPathTest {

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Origin ORIGIN = new Origin("192.0.2.1", "Browser");

    @TempDir
    Path folder;

    @Test
    void a_code_step_costs_five_round_trips_and_no_connection_is_held_while_hashing() throws Exception {
        try (Measured measured = new Measured(folder, CLOCK, RANDOM)) {
            measure(measured);
        }
    }

    private void measure(Measured measured) {
        Persistence store = measured.store();
        Watching hasher = new Watching(measured.pool());
        Capabilities portal = Capabilities.of(
                store, CheapMeans.with(CheapMeans.of(CLOCK), new HashQueue(2, 32, System::nanoTime), hasher));
        SignIn signIn = portal.signIn().signIn();
        VerifySecondStep verify = portal.signIn().verifySecondStep();
        Password password = Password.parse("seven quiet herons").orElseThrow();
        Instant now = CLOCK.instant();
        AccountId id = new AccountId(TimeOrderedId.make(now, RANDOM));
        EmailAddress email = EmailAddress.parse("p@example.org").orElseThrow();
        TotpKey key = TotpKey.make(RANDOM);
        store.transactions().inTransaction(() -> {
            store.accounts().add(new Account(id, email, new PersonName("P"), now, true), hasher.hash(password));
            store.authenticators().bind(id, key, new TimeStep(0), now);
        });

        List<SignIn.Result> results = new ArrayList<>();
        Runnable enter = () -> results.add(signIn.signIn(email, password, List.of(), Optional.empty(), ORIGIN));
        int firstCost = measured.trips(enter);
        BearerToken pending =
                assertInstanceOf(SignIn.SecondStepDue.class, results.get(0)).pending();
        assertEquals(0, hasher.connectionsWhileVerifying.get());
        assertEquals(1, hasher.verified.get());
        AwaitingSecondStep due =
                (AwaitingSecondStep) store.signIns().find(pending, now).orElseThrow();

        int cost = measured.trips(() -> assertInstanceOf(
                SecondStep.Accepted.class,
                verify.verify(due, new AuthenticatorApp(key).codeAt(CLOCK.instant()), ORIGIN)));
        assertTrue(cost >= 2 && cost <= 5, "round trips: " + cost);
        System.out.println("A code step costs " + cost + " round trips");

        int signInCost = measured.trips(enter);
        assertEquals(firstCost - 1, signInCost, "what hashes cost was read the first time only");
        Password wrong = Password.parse("eight noisy gulls").orElseThrow();
        EmailAddress nobodys = EmailAddress.parse("nobody@example.org").orElseThrow();
        assertEquals(
                measured.trips(() -> signIn.signIn(email, wrong, List.of(), Optional.empty(), ORIGIN)),
                measured.trips(() -> signIn.signIn(nobodys, wrong, List.of(), Optional.empty(), ORIGIN)),
                "S-063");
        System.out.println("A password costs " + signInCost + " round trips");

        measureMails(measured);
        measureApps(measured, portal.app(), id);
        measureComputers(measured, portal, store.accounts().find(email).orElseThrow());
    }

    /** The page and how many there are; and what those are called who have left. */
    private static void measureComputers(Measured measured, Capabilities portal, Account owner) {
        Persistence store = measured.store();
        Team team = portal.team()
                .createTeam()
                .create(TeamName.parse("Team").orElseThrow(), owner, new Terms(Plan.ENTERPRISE, false), ZoneOffset.UTC);
        Instant now = CLOCK.instant();
        Runnable list = () -> portal.computer().viewComputers().view(team.id(), ViewComputers.Which.FIRST, 25);
        for (AccountId licenser : List.of(owner.id(), new AccountId(TimeOrderedId.make(now, RANDOM)))) {
            store.transactions()
                    .inTransaction(() -> store.computers()
                            .add(License.of(
                                    new Computer(
                                            team.id(),
                                            new ComputerId(TimeOrderedId.make(now, RANDOM)),
                                            ComputerName.parse("Of " + licenser).orElseThrow(),
                                            new ClientId(TimeOrderedId.make(now, RANDOM)),
                                            licenser,
                                            now,
                                            Optional.empty()),
                                    GrantKey.make(RANDOM))));
            assertEquals(licenser.equals(owner.id()) ? 2 : 3, measured.trips(list));
        }
    }

    /** A code is spent and a grant made of it, or a grant is found and its refresh counted, and that is committed. */
    private static void measureApps(Measured measured, AppUseCases apps, AccountId account) {
        Persistence store = measured.store();
        Client client = NewClient.of(apps, Client.Kind.PUBLIC).client();
        BearerToken code = BearerToken.make(account.value(), RANDOM);
        Instant now = CLOCK.instant();
        store.transactions()
                .inTransaction(() -> store.appCodes()
                        .add(new AppCode(
                                account,
                                code.digest(),
                                new GrantId(TimeOrderedId.make(now, RANDOM)),
                                new Redeemer(
                                        client.id(),
                                        "https://app.example/",
                                        new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")),
                                Scopes.parse("openid offline_access"),
                                Optional.empty(),
                                new Authentication(SignInMethod.CODE, now),
                                Optional.empty(),
                                now.plus(AppCode.LIFETIME))));
        List<Tokens> given = new ArrayList<>();
        int redeem = measured.trips(() -> given.add(apps.redeemCode()
                .redeem(
                        client,
                        code.text(),
                        "https://app.example/",
                        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                        ORIGIN)
                .orElseThrow()
                .tokens()));
        assertEquals(3, redeem);
        Runnable refresh = () -> given.add(assertInstanceOf(
                        RefreshGrant.Refreshed.class,
                        apps.refreshGrant()
                                .refresh(
                                        client,
                                        given.get(given.size() - 1)
                                                .refresh()
                                                .orElseThrow()
                                                .text(),
                                        "",
                                        ORIGIN))
                .tokens());
        assertEquals(3, measured.trips(refresh));
        assertEquals(3, measured.trips(refresh));
        String access = given.get(2).access().text();
        assertEquals(
                2,
                measured.trips(() -> assertTrue(apps.viewUserInfo().view(access).isPresent())),
                "the grant with its holder, and the app");
        System.out.println("A code costs " + redeem + " round trips");
    }

    /** One to find a mail, one to claim it and one to say what came of it, none of them while it is sent. */
    private static void measureMails(Measured measured) {
        Persistence store = measured.store();
        AtomicInteger connectionsWhileSending = new AtomicInteger();
        List<Mailer.Result> results = new ArrayList<>();
        DeliverNotices deliver =
                HousekeepingUseCases.deliverNotices(store, CheapMeans.of(CLOCK), (id, notice, again) -> {
                    connectionsWhileSending.addAndGet(
                            measured.pool().getHikariPoolMXBean().getActiveConnections());
                    return results.get(0);
                });
        results.add(new Mailer.Sent());
        while (deliver.deliver(Notice.Urgency.BULK)) {
            // until there is none
        }
        assertEquals(1, measured.trips(() -> deliver.deliver(Notice.Urgency.BULK)), "there is none");
        for (Mailer.Result result :
                List.of(new Mailer.Sent(), new Mailer.Later("451"), new Mailer.Refused("550 no such user"))) {
            results.set(0, result);
            store.transactions()
                    .inTransaction(() -> store.outbox()
                            .add(Notice.of(
                                    AccountId.NOBODY,
                                    Notice.Kind.SIGN_UP,
                                    EmailAddress.parse(UUID.randomUUID() + "@example.org")
                                            .orElseThrow(),
                                    URI.create("https://portal.example/"))));
            assertEquals(3, measured.trips(() -> deliver.deliver(Notice.Urgency.BULK)), result::toString);
        }
        assertEquals(0, connectionsWhileSending.get());
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
