package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Store;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.Race;

/** What two people do to one team at one moment, on the database: its locks are the only ones that count. */
class TeamRacesTest {

    private static final int ROUNDS = 15;

    private final Racers racers = new Racers();
    private final Capabilities portal = racers.portal;

    /** Never a mandate that its Owner fails. */
    @Test
    void a_rule_is_chosen_while_its_owner_turns_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Racers.Enrolled owner = racers.enrolled();
                Team team = racers.team(owner.account());
                race.run(List.<Supplier<Object>>of(
                        () -> portal.mandate()
                                .setPolicy()
                                .set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.empty()),
                        () -> racers.disable(owner)));
                boolean ruled = portal.mandate()
                        .viewPolicy()
                        .of(team)
                        .orElseThrow()
                        .chosen()
                        .isPresent();
                assertEquals(
                        ruled,
                        Racers.member(team, owner.account()).orElseThrow().twoStepOn());
            }
        }
    }

    /** What begins while Disable waits for the lock counts, though Disable read the clock before. */
    @Test
    void a_rule_begins_while_its_owner_waits_to_turn_2_step_verification_off() {
        Racers.Enrolled owner = racers.enrolled();
        Team team = racers.team(owner.account());
        Store store = TestDatabase.SHARED.store();
        Object result = racers.waiting(
                () -> store.credentials().lock(owner.account().id()),
                () -> {
                    racers.clock.advance(Duration.ofSeconds(1));
                    Instant now = racers.clock.instant();
                    store.policies().add(team.id(), new PolicyChange(now, Mandate.EVERYONE, Optional.empty()));
                },
                () -> racers.disable(owner));
        assertInstanceOf(DisableTwoStepVerification.OwnerFails.class, result);
        assertTrue(Racers.member(team, owner.account()).orElseThrow().twoStepOn());
    }

    @Test
    void a_team_is_handed_to_somebody_who_is_turning_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Racers.Enrolled owner = racers.enrolled();
                Racers.Enrolled next = racers.enrolled();
                Team team = racers.team(owner.account());
                portal.member().addMember().add(team, next.account().id(), Role.USER, false);
                racers.clock.advance(TimeStep.LENGTH);
                // Announced only, so that a member may still turn it off, but an Owner not.
                var inAYear = racers.inDays(365);
                portal.mandate().setPolicy().set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.of(inAYear));
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.handover()
                                .setOwner()
                                .set(team.id(), next.account().id()),
                        () -> racers.disable(next)));
                boolean handed = results.get(0) == TeamChange.DONE;
                Member after = Racers.member(team, next.account()).orElseThrow();
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
                Account owner = racers.account();
                Account next = racers.account();
                Team team = racers.team(owner);
                portal.member().addMember().add(team, next.id(), Role.USER, false);
                race.run(List.<Supplier<Object>>of(
                        () -> portal.handover().setOwner().set(team.id(), next.id()),
                        () -> portal.member().removeMember().remove(Authority.OPERATOR, team.id(), next.id())));
                Account now = Racers.member(team, next).isPresent() ? next : owner;
                assertEquals(
                        now.id(),
                        TestDatabase.SHARED
                                .store()
                                .teams()
                                .find(team.id())
                                .orElseThrow()
                                .owner());
                assertEquals(Role.OWNER, Racers.member(team, now).orElseThrow().role());
            }
        }
    }

    /** The note beside a membership never differs from the authenticator. */
    @Test
    void somebody_joins_while_they_turn_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Racers.Enrolled person = racers.enrolled();
                Team team = racers.team(racers.account());
                race.run(List.<Supplier<Object>>of(
                        () -> portal.member()
                                .addMember()
                                .add(team, person.account().id(), Role.USER, false),
                        () -> racers.disable(person)));
                boolean on = TestDatabase.SHARED
                        .store()
                        .authenticators()
                        .find(person.account().id())
                        .isPresent();
                assertEquals(
                        on, Racers.member(team, person.account()).orElseThrow().twoStepOn());
            }
        }
    }
}
