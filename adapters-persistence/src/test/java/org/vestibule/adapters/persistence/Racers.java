package org.vestibule.adapters.persistence;

import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Means;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** People on the database who do things to one team at one moment. */
final class Racers {

    final SettableClock clock = new SettableClock();
    final Means surroundings = CheapMeans.of(clock);
    final Capabilities portal = Capabilities.of(TestDatabase.SHARED.store(), surroundings);

    /** A network of their own, for the database is shared and its clocks are not. */
    final Origin origin = new Origin(UUID.randomUUID().toString(), "Browser");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether somebody waits for what this transaction holds. */
    private static final String AWAITED = """
            SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))
            """;

    /** Somebody with 2-step verification on. */
    record Enrolled(Account account, AuthenticatorApp app, List<BackupCode> codes, BearerToken session) {}

    /** Does something that has to wait for what another transaction holds, and lets the time pass while it waits. */
    <T> T late(Runnable lock, Duration passing, Supplier<T> act) {
        return waiting(lock, () -> clock.advance(passing), act);
    }

    /** Does something that has to wait for what another transaction holds, which does something more until it ends. */
    <T> T waiting(Runnable lock, Runnable meanwhile, Supplier<T> act) {
        CountDownLatch locked = new CountDownLatch(1);
        try (Race race = new Race(2)) {
            List<Optional<T>> results = race.run(List.<Supplier<Optional<T>>>of(
                    () -> TestDatabase.SHARED.store().transactions().inTransaction(() -> {
                        lock.run();
                        locked.countDown();
                        untilAwaited();
                        meanwhile.run();
                        return Optional.<T>empty();
                    }),
                    () -> {
                        await(locked);
                        return Optional.of(act.get());
                    }));
            return results.get(1).orElseThrow();
        }
    }

    private static void untilAwaited() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(AWAITED).mapTo(Boolean.class).one())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Nobody waits for it");
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    Team team(Account owner) {
        TeamName name = TeamName.parse("Racers").orElseThrow();
        return portal.team().createTeam().create(name, owner, new Terms(Plan.ENTERPRISE, true), ZoneOffset.UTC);
    }

    Account account() {
        EmailAddress email =
                EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();
        var created = (CreateAccount.Created)
                portal.account().createAccount().create(email, new PersonName("Ada Lovelace"), Optional.of(PASSWORD));
        return created.account();
    }

    Enrolled enrolled() {
        Account account = account();
        var signedIn = (SignIn.SignedInNow)
                portal.signIn().signIn().signIn(account.email(), PASSWORD, List.of(), Optional.empty(), origin);
        SignedIn person = resumed(signedIn.begun().session());
        AuthenticatorApp app = new AuthenticatorApp(
                ((OfferKey.Offer) portal.twoStep().offerKey().offer(person)).key());
        var enabled = (EnableTwoStepVerification.Enabled) portal.twoStep()
                .enableTwoStepVerification()
                .enable(person, PASSWORD, app.codeAt(clock.instant()), origin);
        clock.advance(TimeStep.LENGTH);
        return new Enrolled(account, app, enabled.backupCodes(), enabled.session());
    }

    Object disable(Enrolled person) {
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(person.app().codeAt(clock.instant())));
        return portal.twoStep().disableTwoStepVerification().disable(resumed(person.session()), proof, origin);
    }

    SignedIn resumed(BearerToken session) {
        return ((ResumeSession.Live) portal.session().resumeSession().resume(session)).signedIn();
    }

    /** Somebody who has just proved who they are, as what is done in teams sees them. */
    SignedIn signedIn(Account account) {
        Instant now = clock.instant();
        BearerToken token = BearerToken.make(account.id().value(), surroundings.random());
        return new SignedIn(
                new Session(
                        account.id(),
                        token.digest(),
                        Optional.empty(),
                        new Authentication(SignInMethod.PASSWORD, now),
                        now,
                        now,
                        Optional.of(now)),
                account);
    }

    Authority.OfMember by(Account account) {
        FreshlyProven person =
                FreshlyProven.of(signedIn(account), clock.instant()).orElseThrow();
        return new Authority.OfMember(person, origin);
    }

    /** What an invitation's link bears that was sent to somebody. */
    BearerToken invitation(Team team, Account inviter, Account invited) {
        Instant now = clock.instant();
        BearerToken token = BearerToken.make(team.id().value(), surroundings.random());
        Invitation invitation = new Invitation(
                team.id(),
                new InvitationId(TimeOrderedId.make(now, surroundings.random())),
                invited.email(),
                Role.USER,
                false,
                inviter.id(),
                now.plus(Invitation.LIFETIME));
        TestDatabase.SHARED
                .store()
                .transactions()
                .inTransaction(() -> TestDatabase.SHARED.store().invitations().add(invitation, token.digest()));
        return token;
    }

    /** The invitations of a team that wait. */
    List<Invitation> waiting(Team team) {
        Instant now = clock.instant();
        return TestDatabase.SHARED
                .store()
                .invitations()
                .page(team.id(), InvitationSelection.ALL, Role.OWNER, 0, 10, now, team.day(now))
                .invitations();
    }

    LocalDate inDays(int days) {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
    }

    static Optional<Member> member(Team team, Account account) {
        return TestDatabase.SHARED.store().memberships().find(team.id(), account.id());
    }

    static Account owner(Team team) {
        Team now = TestDatabase.SHARED.store().teams().find(team.id()).orElseThrow();
        return TestDatabase.SHARED
                .store()
                .memberships()
                .find(team.id(), now.owner())
                .map(Member::account)
                .orElseThrow();
    }
}
