package org.vestibule.application.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.SettableClock;

/** An Enterprise team of Ada, who has 2-step verification, with Bob in it, who has not. */
public final class Club {

    public static final Terms ENTERPRISE = new Terms(Plan.ENTERPRISE, false);
    public static final Terms WITH_ASSIST = new Terms(Plan.ENTERPRISE, true);
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public final InMemoryPortal portal;
    public final Capabilities does;
    public final Enrolled ada;
    public final Account bob;
    public final Team team;

    public Club() {
        this(new InMemoryStore());
    }

    public Club(InMemoryStore store) {
        portal = new InMemoryPortal(new SettableClock(), store);
        does = portal.useCases;
        ada = portal.enrolled("ada@example.com");
        bob = portal.account("bob@example.com");
        team = team("Acme", ada.account(), WITH_ASSIST);
        add(bob, Role.USER, false);
        hour();
    }

    public Team team(String name, Account owner, Terms terms) {
        return does.team().createTeam().create(TeamName.parse(name).orElseThrow(), owner, terms, ZONE);
    }

    public void add(Account account, Role role, boolean technician) {
        assertEquals(TeamChange.DONE, does.member().addMember().add(team, account.id(), role, technician));
    }

    /** Chooses a rule that acts at once, and lets an hour pass. */
    public Instant require(Mandate rule) {
        Instant at = now();
        SetPolicy.Result result = does.mandate().setPolicy().set(Authority.OPERATOR, team.id(), rule, Optional.empty());
        assertTrue(result instanceof SetPolicy.Done, result.toString());
        hour();
        return at;
    }

    public void hour() {
        portal.clock.advance(Duration.ofHours(1));
    }

    public Instant now() {
        return portal.clock.instant();
    }

    public Member member(Account account) {
        return portal.store.memberships().find(team.id(), account.id()).orElseThrow();
    }

    public Standing standing(Account account) {
        return standing(team, account);
    }

    public Standing standing(Team of, Account account) {
        return does.team().listMyTeams().list(account.id()).stream()
                .filter(mine -> mine.team().id().equals(of.id()))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    /** Turns somebody's 2-step verification on. */
    public Enrolled enroll(Account account) {
        var person = portal.signedIn(account);
        var app = portal.app(person);
        var enabled = does.twoStep().enableTwoStepVerification().enable(person, PASSWORD, app.codeAt(now()), ORIGIN);
        var done = (EnableTwoStepVerification.Enabled) enabled;
        hour();
        return new Enrolled(account, app, done.backupCodes(), done.session());
    }

    /** Tries to turn it off, ready to lose these teams. */
    public DisableTwoStepVerification.Result disable(Enrolled person, Set<TeamId> givenUp) {
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(person.app().codeAt(now())));
        return does.twoStep()
                .disableTwoStepVerification()
                .disable(portal.store.sessions().find(person.session()).orElseThrow(), proof, givenUp, ORIGIN);
    }

    public void assertOwner(Account account) {
        assertEquals(
                account.id(), portal.store.teams().find(team.id()).orElseThrow().owner());
        assertEquals(Role.OWNER, member(account).role());
    }

    /** Has somebody sign in and prove who they are; whoever has 2-step verification on is told by their app. */
    public Authority.OfMember proven(Account account) {
        return proven(portal.signedIn(account), new Proof.PasswordOnly());
    }

    public Authority.OfMember proven(Enrolled person) {
        hour();
        var accepted = (SecondStep.Accepted) does.signIn()
                .verifySecondStep()
                .verify(portal.pending(person.account()), person.app().codeAt(now()), ORIGIN);
        hour();
        SignedIn session =
                portal.store.sessions().find(accepted.begun().session()).orElseThrow();
        return proven(session, new Proof.WithCode(person.app().codeAt(now())));
    }

    private Authority.OfMember proven(SignedIn person, Proof.Second second) {
        var result = does.session().confirmIdentity().confirm(person, new Proof(PASSWORD, second), ORIGIN);
        SignedIn confirmed = ((ConfirmIdentity.Confirmed) result).person();
        return new Authority.OfMember(FreshlyProven.of(confirmed, now()).orElseThrow(), ORIGIN);
    }
}
