package org.vestibule.application.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;
import org.vestibule.testkit.Race;

/** The Owner offers the team, and a member becomes the Owner by accepting (PRODUCT D). */
class HandOverTest {

    private final Club club = new Club();
    private final TeamId team = club.team.id();
    private final AccountId bob = club.bob.id();

    @Test
    void a_member_who_accepts_is_the_owner_and_who_was_it_an_admin() {
        assertEquals(TeamChange.DONE, offer());
        String offered = club.now().toString();
        club.assertOwner(club.ada.account());
        assertEquals(TeamChange.UNCHANGED, offer());
        assertEquals(TeamChange.DONE, club.does.handover().acceptTeam().accept(club.proven(club.bob), team));
        club.assertOwner(club.bob);
        assertEquals(Role.ADMIN, club.member(club.ada.account()).role());
        assertEquals(Optional.empty(), heir());
        assertEquals(TeamChange.NOT_ALLOWED, club.does.handover().acceptTeam().accept(club.proven(club.bob), team));
        assertEquals(1, club.portal.store.auditTrail().count(bob, Event.Kind.OWNER_SET));
        assertEquals(
                List.of(
                        List.of("Acme", club.ada.account().name().value(), offered),
                        List.of("Acme", club.bob.name().value(), club.now().toString())),
                Stream.of(club.bob, club.ada.account())
                        .flatMap(reader -> club.portal.store.outbox().due().stream()
                                .filter(mail -> mail.to().equals(reader.email())))
                        .filter(mail -> mail.details().contains("Acme"))
                        .map(Notice::details)
                        .toList());
    }

    @Test
    void nobody_else_can_accept() {
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.ADMIN, false);
        offer();
        assertEquals(TeamChange.NOT_ALLOWED, club.does.handover().acceptTeam().accept(club.proven(eve), team));
        assertEquals(
                TeamChange.NOT_ALLOWED,
                club.does
                        .handover()
                        .withdrawOffer()
                        .withdraw(new ActingMember(club.portal.signedIn(eve), ORIGIN), team));
        club.assertOwner(club.ada.account());
    }

    @Test
    void the_owner_takes_it_back_and_the_recipient_declines() {
        offer();
        assertEquals(
                TeamChange.DONE,
                club.does
                        .handover()
                        .withdrawOffer()
                        .withdraw(club.proven(club.ada).acting(), team));
        assertEquals(TeamChange.NOT_ALLOWED, club.does.handover().acceptTeam().accept(club.proven(club.bob), team));
        offer();
        assertEquals(
                TeamChange.DONE,
                club.does
                        .handover()
                        .withdrawOffer()
                        .withdraw(new ActingMember(club.portal.signedIn(club.bob), ORIGIN), team));
        assertEquals(
                TeamChange.NOT_ALLOWED,
                club.does
                        .handover()
                        .withdrawOffer()
                        .withdraw(new ActingMember(club.portal.signedIn(club.bob), ORIGIN), team));
        club.assertOwner(club.ada.account());
    }

    /** Never a mandate that the team's own Owner fails. */
    @Test
    void under_a_rule_the_new_owner_has_2_step_verification_first() {
        offer();
        club.require(Mandate.EVERYONE);
        assertEquals(
                TeamChange.OWNER_NEEDS_TWO_STEP,
                club.does.handover().acceptTeam().accept(club.proven(club.bob), team));
        club.assertOwner(club.ada.account());
        assertEquals(
                TeamChange.DONE, club.does.handover().acceptTeam().accept(club.proven(club.enroll(club.bob)), team));
        club.assertOwner(club.bob);
    }

    /** Another node's clock may be ahead: what it has written holds for whoever comes after it. */
    @Test
    void a_rule_of_a_node_whose_clock_is_ahead_counts() {
        offer();
        Authority.OfMember bob = club.proven(club.bob);
        club.hour();
        club.portal.clock.advance(Duration.ofSeconds(2));
        club.does.mandate().setPolicy().set(Authority.OPERATOR, team, Mandate.EVERYONE, Optional.empty());
        club.portal.clock.set(club.now().minusSeconds(2));
        assertEquals(
                TeamChange.OWNER_NEEDS_TWO_STEP,
                club.does.handover().acceptTeam().accept(bob, team));
        assertEquals(
                TeamChange.OWNER_NEEDS_TWO_STEP,
                club.does.handover().setOwner().set(team, bob.person().account()));
        assertInstanceOf(DisableTwoStepVerification.OwnerFails.class, club.disable(club.ada, Set.of()));
    }

    @Test
    void it_is_offered_to_members_only_and_not_to_the_owner() {
        Account eve = club.portal.account("eve@example.com");
        Authority.OfMember ada = club.proven(club.ada);
        assertEquals(TeamChange.NOT_A_MEMBER, club.does.handover().offerTeam().offer(ada, team, eve.id()));
        assertEquals(
                TeamChange.IS_OWNER,
                club.does
                        .handover()
                        .offerTeam()
                        .offer(ada, team, club.ada.account().id()));
    }

    @Test
    void who_leaves_is_offered_it_no_more() {
        offer();
        club.does.member().leaveTeam().leave(club.proven(club.bob), team);
        assertEquals(Optional.empty(), heir());
        club.add(club.bob, Role.USER, false);
        assertEquals(TeamChange.NOT_ALLOWED, club.does.handover().acceptTeam().accept(club.proven(club.bob), team));
    }

    /** Hand-over against removal: whatever wins, the team has its one Owner, who is a member. */
    @Test
    void racing_to_accept_and_to_be_removed_keeps_one_owner() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 20; round++) {
                Club fresh = new Club();
                Authority.OfMember ada = fresh.proven(fresh.ada);
                fresh.does.handover().offerTeam().offer(ada, fresh.team.id(), fresh.bob.id());
                Authority.OfMember heir = fresh.proven(fresh.bob);
                race.run(List.<Supplier<Object>>of(
                        () -> fresh.does.handover().acceptTeam().accept(heir, fresh.team.id()),
                        () -> fresh.does.member().removeMember().remove(ada, fresh.team.id(), fresh.bob.id())));
                boolean stays = fresh.portal
                        .store
                        .memberships()
                        .find(fresh.team.id(), fresh.bob.id())
                        .isPresent();
                fresh.assertOwner(stays ? fresh.bob : fresh.ada.account());
            }
        }
    }

    private TeamChange offer() {
        return club.does.handover().offerTeam().offer(club.proven(club.ada), team, bob);
    }

    private Optional<AccountId> heir() {
        return club.portal.store.teams().find(team).orElseThrow().heir();
    }
}
