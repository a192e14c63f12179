package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.RevokeInvitations;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Store;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.Race;

/** What members do to their team, and to each other, at one moment (PRODUCT D): as if one came after the other. */
class MemberRacesTest {

    private static final int ROUNDS = 15;

    private final Racers racers = new Racers();
    private final Capabilities portal = racers.portal;

    /** Admins may demote each other; the one who was too late is no Admin any more. */
    @Test
    void two_admins_demote_each_other() {
        Team team = racers.team(racers.account());
        Account one = racers.account();
        Account other = racers.account();
        portal.member().addMember().add(team, one.id(), Role.ADMIN, false);
        portal.member().addMember().add(team, other.id(), Role.ADMIN, false);
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.member().setRole().set(racers.by(one), team.id(), other.id(), Role.USER),
                        () -> portal.member().setRole().set(racers.by(other), team.id(), one.id(), Role.USER)));
                assertEquals(Set.of(TeamChange.DONE, TeamChange.NOT_ALLOWED), Set.copyOf(results));
                Account winner = results.get(0) == TeamChange.DONE ? one : other;
                Account loser = winner.equals(one) ? other : one;
                assertEquals(Role.ADMIN, role(team, winner));
                assertEquals(Role.USER, role(team, loser));
                portal.member().setRole().set(Authority.OPERATOR, team.id(), loser.id(), Role.ADMIN);
            }
        }
    }

    @Test
    void members_are_reminded_while_their_team_is_deleted() {
        Account owner = racers.enrolled().account();
        Team team = racers.team(owner);
        portal.member().addMember().add(team, racers.account().id(), Role.USER, false);
        portal.mandate().setPolicy().set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.empty());
        racers.clock.advance(TimeStep.LENGTH);
        RemindMembers.Result result = whileDeleted(
                team,
                () -> portal.mandate()
                        .remindMembers()
                        .remind(new ActingMember(racers.signedIn(owner), racers.origin), team.id(), Optional.empty()));
        assertEquals(new RemindMembers.Refused(TeamChange.NO_TEAM), result);
    }

    @Test
    void somebody_is_put_into_a_team_that_is_deleted() {
        Team team = racers.team(racers.account());
        AccountId next = racers.account().id();
        TeamChange change = whileDeleted(team, () -> portal.member().addMember().add(team, next, Role.USER, false));
        assertEquals(TeamChange.NO_TEAM, change);
    }

    private <T> T whileDeleted(Team team, Supplier<T> act) {
        Store store = TestDatabase.SHARED.store();
        return racers.waiting(
                () -> store.teams().lock(team.id()), () -> store.teams().delete(team.id()), act);
    }

    /** Whatever wins, the team has its one Owner, who is a member. */
    @Test
    void a_team_is_accepted_by_somebody_who_is_being_removed() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Account owner = racers.account();
                Account heir = racers.account();
                Team team = offered(owner, heir);
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.handover().acceptTeam().accept(racers.by(heir), team.id()),
                        () -> portal.member().removeMember().remove(racers.by(owner), team.id(), heir.id())));
                boolean accepted = results.get(0) == TeamChange.DONE;
                assertEquals(accepted ? TeamChange.IS_OWNER : TeamChange.DONE, results.get(1));
                assertEquals(accepted ? TeamChange.DONE : TeamChange.NO_TEAM, results.get(0));
                assertEquals(accepted ? heir : owner, Racers.owner(team));
                assertEquals(accepted, Racers.member(team, heir).isPresent());
                assertEquals(Optional.empty(), team(team).heir());
            }
        }
    }

    @Test
    void a_team_is_accepted_while_the_offer_is_withdrawn() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Account owner = racers.account();
                Account heir = racers.account();
                Team team = offered(owner, heir);
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.handover().acceptTeam().accept(racers.by(heir), team.id()),
                        () -> portal.handover()
                                .withdrawOffer()
                                .withdraw(new ActingMember(racers.signedIn(owner), racers.origin), team.id())));
                assertEquals(Set.of(TeamChange.DONE, TeamChange.NOT_ALLOWED), Set.copyOf(results));
                assertEquals(results.get(0) == TeamChange.DONE ? heir : owner, Racers.owner(team));
                assertEquals(Optional.empty(), team(team).heir());
            }
        }
    }

    /** Never an Owner who fails the team's own mandate. */
    @Test
    void a_team_is_accepted_by_somebody_who_is_turning_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Racers.Enrolled owner = racers.enrolled();
                Racers.Enrolled heir = racers.enrolled();
                Team team = offered(owner.account(), heir.account());
                // Announced only, so that a member may still turn it off, but an Owner not.
                portal.mandate()
                        .setPolicy()
                        .set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.of(racers.inDays(365)));
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.handover().acceptTeam().accept(racers.by(heir.account()), team.id()),
                        () -> racers.disable(heir)));
                boolean accepted = results.get(0) == TeamChange.DONE;
                assertEquals(accepted ? TeamChange.DONE : TeamChange.OWNER_NEEDS_TWO_STEP, results.get(0));
                assertEquals(accepted, on(team, heir.account()));
                assertEquals(accepted ? heir.account() : owner.account(), Racers.owner(team));
            }
        }
    }

    /** Neither the Owner nor whoever chooses a rule is left without what it requires. */
    @Test
    void an_admin_chooses_a_rule_while_somebody_turns_2_step_verification_off() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Racers.Enrolled owner = racers.enrolled();
                Racers.Enrolled admin = racers.enrolled();
                Racers.Enrolled leaving = round % 2 == 0 ? owner : admin;
                Team team = racers.team(owner.account());
                portal.member().addMember().add(team, admin.account().id(), Role.ADMIN, false);
                race.run(List.<Supplier<Object>>of(
                        () -> portal.mandate()
                                .setPolicy()
                                .set(racers.by(admin.account()), team.id(), Mandate.EVERYONE, Optional.empty()),
                        () -> racers.disable(leaving)));
                boolean ruled = portal.mandate()
                        .viewPolicy()
                        .of(team)
                        .orElseThrow()
                        .chosen()
                        .isPresent();
                assertEquals(ruled, on(team, leaving.account()));
            }
        }
    }

    /** The right of whoever invited is read again at the acceptance. */
    @Test
    void an_invitation_is_accepted_while_its_inviter_is_removed() {
        Account owner = racers.account();
        Team team = racers.team(owner);
        try (Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Account inviter = racers.account();
                Account invited = racers.account();
                portal.member().addMember().add(team, inviter.id(), Role.MANAGER, false);
                BearerToken link = racers.invitation(team, inviter, invited);
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.invitation()
                                .acceptInvitation()
                                .accept(racers.signedIn(invited), link, racers.origin),
                        () -> portal.member().removeMember().remove(racers.by(owner), team.id(), inviter.id())));
                boolean joined = results.get(0) instanceof AcceptInvitation.Joined;
                assertTrue(joined || results.get(0) instanceof AcceptInvitation.NotLive);
                assertEquals(TeamChange.DONE, results.get(1));
                assertEquals(joined, Racers.member(team, invited).isPresent());
                assertEquals(
                        joined,
                        TestDatabase.SHARED.store().invitations().find(link).isEmpty());
            }
        }
    }

    @Test
    void of_two_acceptances_of_one_link_one_joins() {
        Account owner = racers.account();
        Team team = racers.team(owner);
        try (Race race = new Race(4)) {
            for (int round = 0; round < ROUNDS; round++) {
                Account invited = racers.account();
                BearerToken link = racers.invitation(team, owner, invited);
                List<AcceptInvitation.Result> results = race.run(() ->
                        portal.invitation().acceptInvitation().accept(racers.signedIn(invited), link, racers.origin));
                assertEquals(
                        1,
                        results.stream()
                                .filter(AcceptInvitation.Joined.class::isInstance)
                                .count());
                assertEquals(Role.USER, role(team, invited));
            }
        }
    }

    /** What was taken back is not brought back by a resending that began before. */
    @Test
    void an_invitation_is_revoked_while_it_is_resent() {
        Account owner = racers.account();
        Team team = racers.team(owner);
        try (Race race = new Race(2)) {
            for (int round = 0; round < 2 * ROUNDS; round++) {
                racers.invitation(team, owner, racers.account());
                InvitationId id = racers.waiting(team).get(0).id();
                Chosen chosen = new Chosen.Ticked(Set.of(id));
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> portal.invitation().resendInvitations().resend(racers.by(owner), team.id(), chosen),
                        () -> portal.invitation()
                                .revokeInvitations()
                                .revoke(new ActingMember(racers.signedIn(owner), racers.origin), team.id(), chosen)));
                assertEquals(new RevokeInvitations.Revoked(1, 0), results.get(1));
                assertEquals(List.of(), racers.waiting(team), results.toString());
            }
        }
    }

    private Team offered(Account owner, Account heir) {
        Team team = racers.team(owner);
        portal.member().addMember().add(team, heir.id(), Role.USER, false);
        assertEquals(TeamChange.DONE, portal.handover().offerTeam().offer(racers.by(owner), team.id(), heir.id()));
        return team;
    }

    private static Team team(Team team) {
        return TestDatabase.SHARED.store().teams().find(team.id()).orElseThrow();
    }

    private static Role role(Team team, Account account) {
        return Racers.member(team, account).map(Member::role).orElseThrow();
    }

    private static boolean on(Team team, Account account) {
        return Racers.member(team, account).orElseThrow().twoStepOn();
    }
}
