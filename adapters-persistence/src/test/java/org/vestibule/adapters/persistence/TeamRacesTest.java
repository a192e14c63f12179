package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Mandate;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.Portal;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;
import org.vestibule.testkit.Surroundings;

/** What two people do to one team at one moment, on the database: its locks are the only ones that count. */
class TeamRacesTest {

    private static final int ROUNDS = 15;

    private final SettableClock clock = new SettableClock();
    private final Portal portal = new Portal(JdbiStore.SHARED, Surroundings.cheap(clock));

    /** A network of its own, for the database is shared and its clocks are not. */
    private final Origin origin = new Origin(UUID.randomUUID().toString(), "Browser");

    /** Somebody with 2-step verification on. */
    private record Enrolled(Account account, AuthenticatorApp app, BearerToken session) {}

    /** Never a mandate that its Owner fails. */
    @Test
    void a_rule_is_chosen_while_its_owner_turns_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Enrolled owner = enrolled();
                Team team = team(owner.account());
                race.run(List.<Supplier<Object>>of(
                        () -> portal.setPolicy.set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.empty()),
                        () -> disable(owner)));
                boolean ruled = portal.viewPolicy.of(team).chosen().isPresent();
                assertEquals(ruled, member(team, owner.account()).orElseThrow().twoStepOn());
            }
        }
    }

    @Test
    void a_team_is_handed_to_somebody_who_is_turning_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Enrolled owner = enrolled();
                Enrolled next = enrolled();
                Team team = team(owner.account());
                portal.addMember.add(team, next.account().id(), Role.USER, false);
                clock.advance(TimeStep.LENGTH);
                // Announced only, so that a member may still turn it off, but an Owner not.
                var inAYear =
                        clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusYears(1);
                portal.setPolicy.set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.of(inAYear));
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.setOwner.set(team.id(), next.account().id()), () -> disable(next)));
                boolean handed = results.get(0) == TeamChange.DONE;
                Member after = member(team, next.account()).orElseThrow();
                assertEquals(handed, after.twoStepOn());
                assertEquals(handed ? Role.OWNER : Role.USER, after.role());
            }
        }
    }

    /** Whatever wins, the team has its one Owner, who is a member. */
    @Test
    void a_team_is_handed_to_somebody_who_is_being_removed() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Account owner = account();
                Account next = account();
                Team team = team(owner);
                portal.addMember.add(team, next.id(), Role.USER, false);
                race.run(List.<Supplier<Object>>of(
                        () -> portal.setOwner.set(team.id(), next.id()),
                        () -> portal.removeMember.remove(Authority.OPERATOR, team.id(), next.id())));
                Account now = member(team, next).isPresent() ? next : owner;
                assertEquals(
                        now.id(),
                        JdbiStore.SHARED.teams().find(team.id()).orElseThrow().owner());
                assertEquals(Role.OWNER, member(team, now).orElseThrow().role());
            }
        }
    }

    /** The note beside a membership never differs from the authenticator. */
    @Test
    void somebody_joins_while_they_turn_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Enrolled person = enrolled();
                Team team = team(account());
                race.run(List.<Supplier<Object>>of(
                        () -> portal.addMember.add(team, person.account().id(), Role.USER, false),
                        () -> disable(person)));
                boolean on = JdbiStore.SHARED
                        .authenticators()
                        .find(person.account().id())
                        .isPresent();
                assertEquals(on, member(team, person.account()).orElseThrow().twoStepOn());
            }
        }
    }

    private Optional<Member> member(Team team, Account account) {
        return JdbiStore.SHARED.memberships().find(team.id(), account.id());
    }

    private Team team(Account owner) {
        TeamName name = TeamName.parse("Racers").orElseThrow();
        return portal.createTeam.create(name, owner, new Terms(Plan.ENTERPRISE, true), ZoneOffset.UTC);
    }

    private Account account() {
        EmailAddress email =
                EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();
        var created = (CreateAccount.Created)
                portal.createAccount.create(email, new PersonName("Ada Lovelace"), Optional.of(PASSWORD));
        return created.account();
    }

    private Enrolled enrolled() {
        Account account = account();
        var signedIn = (SignIn.SignedInNow) portal.signIn.signIn(account.email(), PASSWORD, List.of(), origin);
        SignedIn person = resumed(signedIn.begun().session());
        AuthenticatorApp app =
                new AuthenticatorApp(portal.offerKey.offer(person).orElseThrow().key());
        var enabled = (EnableTwoStepVerification.Enabled)
                portal.enableTwoStepVerification.enable(person, PASSWORD, app.codeAt(clock.instant()), origin);
        clock.advance(TimeStep.LENGTH);
        return new Enrolled(account, app, enabled.session());
    }

    private Object disable(Enrolled person) {
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(person.app().codeAt(clock.instant())));
        return portal.disableTwoStepVerification.disable(resumed(person.session()), proof, origin);
    }

    private SignedIn resumed(BearerToken session) {
        return ((ResumeSession.Live) portal.resumeSession.resume(session)).signedIn();
    }
}
