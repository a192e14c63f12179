package org.vestibule.application.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.testkit.Race;

/** Making teams, and who is in them. */
class TeamsOfOperatorsTest {

    private final Club club = new Club();

    @Test
    void a_team_has_its_owner_from_the_beginning() {
        club.assertOwner(club.ada.account());
        assertEquals(1, count(club.ada.account(), Event.Kind.TEAM_CREATED));
        Event event = club.portal.store.auditTrail().events().stream()
                .filter(any -> any.kind() == Event.Kind.MEMBER_ADDED)
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(club.team.id()), event.team());
        assertEquals(Event.Actor.OPERATOR, event.actor());
    }

    @Test
    void it_is_found_by_id_or_by_a_name_that_no_other_has() {
        assertEquals(new FindTeam.Found(club.team), club.does.team().findTeam().find("Acme"));
        assertEquals(
                new FindTeam.Found(club.team),
                club.does.team().findTeam().find(club.team.id().toString()));
        assertEquals(new FindTeam.Unknown(), club.does.team().findTeam().find("Other"));
        assertEquals(new FindTeam.Unknown(), club.does.team().findTeam().find(AccountId.NOBODY.toString()));
        club.team("Acme", club.bob, Club.ENTERPRISE);
        assertEquals(new FindTeam.Ambiguous(), club.does.team().findTeam().find("Acme"));
    }

    @Test
    void all_are_listed() {
        Team other = club.team("Other", club.bob, Club.ENTERPRISE);
        List<Team> all = new ArrayList<>();
        club.does.team().listTeams().forEach(Optional.empty(), all::add);
        assertEquals(List.of(club.team, other), all);
    }

    @Test
    void nobody_is_added_twice_or_as_owner() {
        assertEquals(
                TeamChange.UNCHANGED, club.does.member().addMember().add(club.team, club.bob.id(), Role.ADMIN, false));
        assertEquals(Role.USER, club.member(club.bob).role());
        assertThrows(
                IllegalArgumentException.class,
                () -> club.does.member().addMember().add(club.team, club.bob.id(), Role.OWNER, false));
        assertEquals(1, count(club.bob, Event.Kind.MEMBER_ADDED));
    }

    @Test
    void a_member_is_removed_and_the_owner_is_not() {
        assertEquals(
                TeamChange.DONE,
                club.does.member().removeMember().remove(Authority.OPERATOR, club.team.id(), club.bob.id()));
        assertEquals(
                TeamChange.NOT_A_MEMBER,
                club.does.member().removeMember().remove(Authority.OPERATOR, club.team.id(), club.bob.id()));
        assertEquals(
                TeamChange.IS_OWNER,
                club.does
                        .member()
                        .removeMember()
                        .remove(
                                Authority.OPERATOR,
                                club.team.id(),
                                club.ada.account().id()));
        assertEquals(1, count(club.bob, Event.Kind.MEMBER_REMOVED));
    }

    @Test
    void a_role_is_given_to_anybody_but_the_owner() {
        assertEquals(
                TeamChange.DONE,
                club.does.member().setRole().set(Authority.OPERATOR, club.team.id(), club.bob.id(), Role.MANAGER));
        assertEquals(Role.MANAGER, club.member(club.bob).role());
        assertEquals(
                TeamChange.IS_OWNER,
                club.does
                        .member()
                        .setRole()
                        .set(
                                Authority.OPERATOR,
                                club.team.id(),
                                club.ada.account().id(),
                                Role.USER));
        Account eve = club.portal.account("eve@example.com");
        assertEquals(
                TeamChange.NOT_A_MEMBER,
                club.does.member().setRole().set(Authority.OPERATOR, club.team.id(), eve.id(), Role.USER));
    }

    @Test
    void it_is_handed_to_a_member() {
        Account eve = club.portal.account("eve@example.com");
        assertEquals(TeamChange.NOT_A_MEMBER, club.does.handover().setOwner().set(club.team.id(), eve.id()));
        assertEquals(TeamChange.DONE, club.does.handover().setOwner().set(club.team.id(), club.bob.id()));
        assertEquals(TeamChange.UNCHANGED, club.does.handover().setOwner().set(club.team.id(), club.bob.id()));
        club.assertOwner(club.bob);
        assertEquals(Role.ADMIN, club.member(club.ada.account()).role());
        assertEquals(1, count(club.bob, Event.Kind.OWNER_SET));
    }

    @Test
    void under_a_rule_that_covers_them_the_new_owner_has_2_step_verification_first() {
        club.require(Mandate.EVERYONE);
        assertEquals(
                TeamChange.OWNER_NEEDS_TWO_STEP, club.does.handover().setOwner().set(club.team.id(), club.bob.id()));
        club.assertOwner(club.ada.account());
        club.enroll(club.bob);
        assertEquals(TeamChange.DONE, club.does.handover().setOwner().set(club.team.id(), club.bob.id()));
    }

    /** Whatever wins, the team has its one Owner, who is a member. */
    @Test
    void racing_to_hand_over_and_to_remove_it_keeps_one_owner() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 50; round++) {
                Club fresh = new Club();
                race.run(List.<Supplier<Object>>of(
                        () -> fresh.does.handover().setOwner().set(fresh.team.id(), fresh.bob.id()),
                        () -> fresh.does
                                .member()
                                .removeMember()
                                .remove(Authority.OPERATOR, fresh.team.id(), fresh.bob.id())));
                boolean stays = fresh.portal
                        .store
                        .memberships()
                        .find(fresh.team.id(), fresh.bob.id())
                        .isPresent();
                fresh.assertOwner(stays ? fresh.bob : fresh.ada.account());
            }
        }
    }

    @Test
    void technician_is_never_given_to_an_owner_whom_it_would_bring_under_a_rule_unready() {
        club.require(Mandate.TECHNICIANS);
        assertEquals(TeamChange.DONE, club.does.handover().setOwner().set(club.team.id(), club.bob.id()));
        assertEquals(
                TeamChange.OWNER_NEEDS_TWO_STEP,
                club.does.member().setTechnician().set(Authority.OPERATOR, club.team.id(), club.bob.id(), true));
        club.enroll(club.bob);
        assertEquals(
                TeamChange.DONE,
                club.does.member().setTechnician().set(Authority.OPERATOR, club.team.id(), club.bob.id(), true));
        assertEquals(
                TeamChange.UNCHANGED,
                club.does.member().setTechnician().set(Authority.OPERATOR, club.team.id(), club.bob.id(), true));
        assertEquals(
                TeamChange.DONE,
                club.does.member().setTechnician().set(Authority.OPERATOR, club.team.id(), club.bob.id(), false));
        Account eve = club.portal.account("eve@example.com");
        assertEquals(
                TeamChange.NOT_A_MEMBER,
                club.does.member().setTechnician().set(Authority.OPERATOR, club.team.id(), eve.id(), true));
    }

    private long count(Account account, Event.Kind kind) {
        return club.portal.store.auditTrail().count(account.id(), kind);
    }
}
