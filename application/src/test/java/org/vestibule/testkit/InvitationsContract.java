package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link Invitations} keeps (PRODUCT D). */
public interface InvitationsContract extends TeamStoreContract {

    LocalDate TODAY = LocalDate.of(2024, 2, 29);

    @Test
    default void an_invitation_is_found_whole_by_its_link_and_by_its_id() {
        Team team = aTeam(anAccount().id());
        Invitation invitation = new Invitation(
                team.id(), anId(), anAddress(), Role.MANAGER, true, team.owner(), NOW.plus(Invitation.LIFETIME));
        BearerToken token = aTokenOf(team);
        add(invitation, token);
        assertEquals(Optional.of(invitation), invitations().find(token));
        assertEquals(List.of(invitation), ticked(team, invitation.id()));
        assertEquals(
                invitation.email().written(),
                invitations().find(token).orElseThrow().email().written());
        assertEquals(Optional.empty(), invitations().find(aTokenOf(team)));
        assertEquals(List.of(), ticked(team, anId()));
    }

    @Test
    default void neither_link_nor_id_finds_it_under_another_team() {
        Team team = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        BearerToken token = aTokenOf(team);
        Invitation invitation = add(anInvitation(team), token);
        String secret = token.text().substring(token.text().indexOf('.'));
        BearerToken moved = BearerToken.parse(other.id() + secret).orElseThrow();
        assertEquals(Optional.empty(), invitations().find(moved));
        assertEquals(List.of(), ticked(other, invitation.id()));
        assertFalse(committed(() -> invitations().remove(other.id(), invitation.id())));
        assertEquals(List.of(), waiting(other, 10));
        assertTrue(invitations().find(token).isPresent());
    }

    @Test
    default void an_expired_one_is_found_too() {
        Team team = aTeam(anAccount().id());
        BearerToken token = aTokenOf(team);
        Invitation expired = add(expiring(team, NOW.minus(Duration.ofDays(8))), token);
        assertEquals(Optional.of(expired), invitations().find(token));
    }

    /** However it is written. */
    @Test
    default void an_address_invited_again_has_the_new_link_alone() {
        Team team = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        Invitation first = anInvitation(team);
        EmailAddress shouted = EmailAddress.parse(first.email().written().toUpperCase(Locale.ROOT))
                .orElseThrow();
        Invitation second = new Invitation(
                team.id(), anId(), shouted, Role.ADMIN, true, team.owner(), NOW.plus(Invitation.LIFETIME));
        BearerToken elsewhere = aTokenOf(other);
        BearerToken old = aTokenOf(team);
        BearerToken fresh = aTokenOf(team);
        add(
                new Invitation(other.id(), anId(), first.email(), Role.USER, false, other.owner(), first.expiresAt()),
                elsewhere);
        add(first, old);
        add(second, fresh);
        assertEquals(Optional.empty(), invitations().find(old));
        assertEquals(List.of(), ticked(team, first.id()));
        assertEquals(Optional.of(second), invitations().find(fresh));
        assertEquals(List.of(second), waiting(team, 10));
        assertTrue(invitations().find(elsewhere).isPresent());
    }

    @Test
    default void one_that_is_resent_keeps_its_id_and_loses_its_link() {
        Team team = aTeam(anAccount().id());
        BearerToken old = aTokenOf(team);
        BearerToken fresh = aTokenOf(team);
        Invitation invitation = add(anInvitation(team), old);
        Invitation renewed = add(invitation.renewed(anAccount().id(), NOW.plusSeconds(60)), fresh);
        assertEquals(Optional.empty(), invitations().find(old));
        assertEquals(Optional.of(renewed), invitations().find(fresh));
        assertEquals(List.of(renewed), waiting(team, 10));
    }

    /** With an address that is invited already, even, under another id. */
    @Test
    default void one_takes_the_place_of_another_with_its_id() {
        Team team = aTeam(anAccount().id());
        Invitation first = add(anInvitation(team), aTokenOf(team));
        Invitation second = add(anInvitation(team), aTokenOf(team));
        Invitation both = new Invitation(
                team.id(), first.id(), second.email(), Role.USER, false, team.owner(), first.expiresAt());
        add(both, aTokenOf(team));
        assertEquals(List.of(both), waiting(team, 10));
    }

    @Test
    default void many_are_added_at_once_and_told_by_their_addresses() {
        Team team = aTeam(anAccount().id());
        List<Invitation> all =
                Stream.generate(() -> anInvitation(team)).limit(20).toList();
        commit(() -> all.forEach(one -> invitations().add(one, aTokenOf(team).digest())));
        List<Invitation> byAddress = all.stream()
                .sorted(Comparator.comparing((Invitation one) -> one.email().canonical()))
                .toList();
        assertEquals(byAddress, waiting(team, 50));
        assertEquals(byAddress.subList(0, 7), waiting(team, 7));
    }

    @Test
    default void a_day_has_so_many_links_and_no_more() {
        Team team = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        assertTrue(reserve(team, TODAY, Invitation.MOST_A_DAY - 1));
        assertFalse(reserve(team, TODAY, 2));
        assertTrue(reserve(team, TODAY, 1));
        assertFalse(reserve(team, TODAY, 1));
        assertTrue(reserve(team, TODAY.plusDays(1), 1));
        assertTrue(reserve(other, TODAY, Invitation.MOST_A_DAY));
        assertFalse(reserve(other, TODAY.plusDays(1), Invitation.MOST_A_DAY + 1));
    }

    /** PRODUCT D: 500 a day and team at most. */
    @Test
    default void however_many_reserve_at_once_none_gets_more_than_there_are() {
        Team team = aTeam(anAccount().id());
        try (Race race = new Race(16)) {
            List<Boolean> reserved = race.run(() -> reserve(team, TODAY, 60));
            assertEquals(
                    Invitation.MOST_A_DAY / 60,
                    reserved.stream().filter(got -> got).count());
        }
        assertTrue(reserve(team, TODAY, Invitation.MOST_A_DAY % 60));
        assertFalse(reserve(team, TODAY, 1));
    }

    @Test
    default void links_reserved_and_taken_back_are_left() {
        Team team = aTeam(anAccount().id());
        rollBack(() -> assertTrue(invitations().reserve(team.id(), TODAY, Invitation.MOST_A_DAY)));
        assertTrue(reserve(team, TODAY, Invitation.MOST_A_DAY));
    }

    @Test
    default void the_links_of_a_day_are_told() {
        Team team = aTeam(anAccount().id());
        assertEquals(0, invitations().sent(team.id(), TODAY));
        reserve(team, TODAY, 3);
        reserve(team, TODAY, 4);
        reserve(team, TODAY.plusDays(1), 1);
        assertEquals(7, invitations().sent(team.id(), TODAY));
        assertEquals(7, page(team, InvitationSelection.ALL, Role.OWNER, 0, 10).sent());
    }

    /** PRODUCT D. */
    @Test
    default void they_are_paged_by_when_they_were_sent_and_counted() {
        Team team = aTeam(anAccount().id());
        add(anInvitation(aTeam(anAccount().id())), aTokenOf(team));
        List<Invitation> sent = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sent.add(0, add(expiring(team, NOW.plusSeconds(i - 2)), aTokenOf(team)));
        }
        Invitations.Page first = page(team, InvitationSelection.ALL, Role.OWNER, 0, 4);
        assertEquals(new Invitations.Page(sent.subList(0, 4), new WaitingCount(3, 3, 0), 6, 6, 0), first);
        assertEquals(
                sent.subList(4, 6),
                page(team, InvitationSelection.ALL, Role.OWNER, 4, 4).invitations());
        Invitations.Page beyond = page(team, InvitationSelection.ALL, Role.OWNER, 60, 4);
        assertEquals(new Invitations.Page(List.of(), new WaitingCount(3, 3, 0), 6, 6, 0), beyond);
        Invitations.Page expired = page(team, only(InvitationSelection.State.EXPIRED), Role.OWNER, 0, 10);
        assertEquals(new Invitations.Page(sent.subList(3, 6), new WaitingCount(3, 3, 0), 6, 3, 0), expired);
        Invitations.Page live = page(team, only(InvitationSelection.State.LIVE), Role.OWNER, 0, 10);
        assertEquals(sent.subList(0, 3), live.invitations());
    }

    /** Whatever became of their links. */
    @Test
    default void those_refused_are_of_a_kind_of_their_own() {
        Team team = aTeam(anAccount().id());
        Invitation live = add(invited(team, "a@example.com", Role.USER, false), aTokenOf(team));
        Invitation refused = add(invited(team, "not_there@example.com", Role.USER, false), aTokenOf(team));
        Invitation late = add(expiring(team, NOW.minusSeconds(1)), aTokenOf(team));
        Invitation expired = add(expiring(team, NOW.minusSeconds(2)), aTokenOf(team));
        Set<InvitationId> known = Set.of(refused.id(), late.id(), anId());
        Invitations.Page all = page(team, InvitationSelection.ALL.refusing(known), Role.OWNER, 0, 10);
        assertEquals(
                new Invitations.Page(List.of(live, refused, late, expired), new WaitingCount(1, 1, 2), 4, 4, 0), all);
        for (InvitationSelection.State state : InvitationSelection.State.values()) {
            List<Invitation> shown = switch (state) {
                case LIVE -> List.of(live);
                case EXPIRED -> List.of(expired);
                case REFUSED -> List.of(refused, late);
            };
            InvitationSelection which = only(state).refusing(known);
            assertEquals(
                    new Invitations.Page(shown, new WaitingCount(1, 1, 2), 4, shown.size(), 0),
                    page(team, which, Role.OWNER, 0, 10));
            assertEquals(shown, every(team, which, NOW));
        }
        InvitationSelection sought =
                new InvitationSelection(Sought.parse("not_there"), Optional.empty()).refusing(known);
        assertEquals(
                new WaitingCount(0, 0, 1), page(team, sought, Role.OWNER, 0, 10).counts());
    }

    @Test
    default void the_newest_of_a_team_are_told() {
        Team team = aTeam(anAccount().id());
        add(anInvitation(aTeam(anAccount().id())), aTokenOf(team));
        Invitation old = add(expiring(team, NOW.minusSeconds(1)), aTokenOf(team));
        Invitation young = add(anInvitation(team), aTokenOf(team));
        assertEquals(List.of(young, old), invitations().newest(team.id(), 3));
        assertEquals(List.of(young), invitations().newest(team.id(), 1));
    }

    @Test
    default void those_sought_are_found_by_a_part_of_the_address_whatever_its_case() {
        Team team = aTeam(anAccount().id());
        Invitation one = add(invited(team, "Åsa_100%@Example.org", Role.USER, false), aTokenOf(team));
        Invitation other = add(invited(team, "asax100y@example.com", Role.USER, false), aTokenOf(team));
        assertEquals(List.of(one), sought(team, "åSA"));
        assertEquals(List.of(one), sought(team, "_100"));
        assertEquals(List.of(one), sought(team, "100%"));
        assertEquals(List.of(other), sought(team, "\u00a0EXAMPLE.COM "));
        assertEquals(List.of(), sought(team, "\\"));
        assertEquals(Set.of(one, other), Set.copyOf(sought(team, "example")));
        InvitationSelection which = new InvitationSelection(Sought.parse("org"), Optional.empty());
        assertEquals(
                new Invitations.Page(List.of(one), new WaitingCount(1, 0, 0), 2, 1, 0),
                page(team, which, Role.OWNER, 0, 10));
    }

    @Test
    default void as_many_are_within_a_role_as_may_come_from_it() {
        Team team = aTeam(anAccount().id());
        List<Invitation> all = new ArrayList<>();
        for (Role role : List.of(Role.USER, Role.MANAGER, Role.ADMIN)) {
            for (boolean technician : List.of(true, false)) {
                String address = role + "." + technician + "@example.com";
                all.add(0, add(invited(team, address, role, technician), aTokenOf(team)));
            }
        }
        Chosen every = new Chosen.Every(InvitationSelection.ALL, NOW);
        for (Role role : Role.values()) {
            List<Invitation> within =
                    all.stream().filter(one -> one.mayComeFrom(role)).toList();
            assertEquals(
                    within.size(),
                    page(team, InvitationSelection.ALL, role, 0, 10).within(),
                    role.name());
            assertEquals(
                    Set.copyOf(within), Set.copyOf(invitations().chosen(team.id(), every, role, 10, NOW)), role.name());
        }
    }

    @Test
    default void of_a_list_those_are_chosen_that_were_in_it() {
        Team team = aTeam(anAccount().id());
        Invitation old = add(
                invited(team, "a@example.com", Role.USER, false).renewed(team.owner(), NOW.minusMillis(1)),
                aTokenOf(team));
        Invitation other = add(invited(team, "b@example.org", Role.USER, false), aTokenOf(team));
        Invitation expired = add(expiring(team, NOW), aTokenOf(team));
        Invitation young = add(expiring(team, NOW.plus(Invitation.LIFETIME).plusMillis(1)), aTokenOf(team));
        assertEquals(List.of(other, old, expired), every(team, InvitationSelection.ALL, NOW));
        assertEquals(List.of(young, other, old, expired), every(team, InvitationSelection.ALL, NOW.plusMillis(1)));
        assertEquals(List.of(expired), every(team, only(InvitationSelection.State.EXPIRED), NOW));
        assertEquals(List.of(other), every(team, new InvitationSelection(Sought.parse(".ORG"), Optional.empty()), NOW));
        assertEquals(
                List.of(other),
                invitations().chosen(team.id(), new Chosen.Every(InvitationSelection.ALL, NOW), Role.OWNER, 1, NOW));
    }

    @Test
    default void those_ticked_are_found_in_one_team_and_ended_together() {
        Team team = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        Invitation first = add(anInvitation(team), aTokenOf(team));
        Invitation second = add(anInvitation(team), aTokenOf(team));
        Invitation kept = add(anInvitation(team), aTokenOf(team));
        Invitation foreign = add(anInvitation(other), aTokenOf(other));
        Set<InvitationId> ids = Set.of(first.id(), second.id(), foreign.id(), anId());
        assertEquals(
                Set.of(second, first),
                Set.copyOf(invitations().chosen(team.id(), new Chosen.Ticked(ids), Role.USER, 10, NOW)));
        commit(() -> invitations().removeAll(team.id(), ids));
        assertEquals(List.of(kept), waiting(team, 10));
        assertEquals(List.of(foreign), waiting(other, 10));
    }

    @Test
    default void one_is_ended_alone_and_once() {
        Team team = aTeam(anAccount().id());
        BearerToken ended = aTokenOf(team);
        Invitation first = add(anInvitation(team), ended);
        Invitation second = add(anInvitation(team), aTokenOf(team));
        assertTrue(remove(first));
        assertFalse(remove(first));
        assertEquals(Optional.empty(), invitations().find(ended));
        assertEquals(List.of(second), waiting(team, 10));
    }

    @Test
    default void racing_to_end_one_one_wins() {
        Team team = aTeam(anAccount().id());
        try (Race race = new Race(10)) {
            for (int round = 0; round < 10; round++) {
                Invitation invitation = add(anInvitation(team), aTokenOf(team));
                List<Boolean> removed = race.run(() -> remove(invitation));
                assertEquals(1, removed.stream().filter(won -> won).count());
            }
        }
    }

    @Test
    default void racing_to_invite_one_address_one_link_is_left() {
        Team team = aTeam(anAccount().id());
        EmailAddress address = anAddress();
        try (Race race = new Race(10)) {
            List<BearerToken> links = race.run(() -> {
                BearerToken token = aTokenOf(team);
                add(new Invitation(team.id(), anId(), address, Role.USER, false, team.owner(), NOW), token);
                return token;
            });
            assertEquals(
                    1,
                    links.stream()
                            .filter(link -> invitations().find(link).isPresent())
                            .count());
            assertEquals(1, waiting(team, 20).size());
        }
    }

    @Test
    default void the_long_expired_are_swept_with_the_counts_of_their_days() {
        Team team = aTeam(anAccount().id());
        Instant longAgo = Instant.parse("1990-01-02T12:00:00Z");
        LocalDate day = LocalDate.of(1990, 1, 2);
        committed(() -> invitations().sweep(longAgo));
        BearerToken old = aTokenOf(team);
        BearerToken young = aTokenOf(team);
        add(expiring(team, longAgo.minusMillis(1)), old);
        add(expiring(team, longAgo), young);
        assertTrue(reserve(team, day.minusDays(1), Invitation.MOST_A_DAY));
        assertTrue(reserve(team, day, Invitation.MOST_A_DAY));
        assertEquals(2, committed(() -> invitations().sweep(longAgo)));
        assertEquals(Optional.empty(), invitations().find(old));
        assertTrue(invitations().find(young).isPresent());
        assertTrue(reserve(team, day.minusDays(1), 1));
        assertFalse(reserve(team, day, 1));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Team team = aTeam(anAccount().id());
        Invitation kept = add(anInvitation(team), aTokenOf(team));
        rollBack(() -> invitations().add(anInvitation(team), aTokenOf(team).digest()));
        rollBack(() -> assertTrue(invitations().remove(team.id(), kept.id())));
        assertEquals(List.of(kept), waiting(team, 10));
    }

    @Test
    default void changing_invitations_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        Invitation invitation = anInvitation(team);
        assertNeedsTransaction(() -> invitations().reserve(team.id(), TODAY, 1));
        assertNeedsTransaction(
                () -> invitations().add(invitation, aTokenOf(team).digest()));
        assertNeedsTransaction(() -> invitations().remove(team.id(), invitation.id()));
        assertNeedsTransaction(() -> invitations().removeAll(team.id(), List.of(invitation.id())));
        assertNeedsTransaction(() -> invitations().sweep(NOW));
    }

    @Test
    default void those_for_some_addresses_are_found_in_one_team() {
        Team team = aTeam(anAccount().id());
        Invitation one = add(anInvitation(team), aTokenOf(team));
        Invitation other = add(anInvitation(team), aTokenOf(team));
        add(anInvitation(team), aTokenOf(team));
        List<EmailAddress> addresses = List.of(one.email(), other.email(), anAddress());
        assertEquals(Set.of(one, other), Set.copyOf(invitations().of(team.id(), addresses)));
        assertEquals(List.of(), invitations().of(aTeam(anAccount().id()).id(), addresses));
        assertEquals(List.of(), invitations().of(team.id(), List.of()));
    }

    private Invitations invitations() {
        return store().invitations();
    }

    private InvitationId anId() {
        return new InvitationId(TimeOrderedId.make(NOW, RANDOM));
    }

    private BearerToken aTokenOf(Team team) {
        return BearerToken.make(team.id().value(), RANDOM);
    }

    private Invitation anInvitation(Team team) {
        return expiring(team, NOW.plus(Invitation.LIFETIME));
    }

    private static InvitationSelection only(InvitationSelection.State state) {
        return new InvitationSelection(Optional.empty(), Optional.of(state));
    }

    private Invitation invited(Team team, String address, Role role, boolean technician) {
        EmailAddress email = EmailAddress.parse(address).orElseThrow();
        return new Invitation(team.id(), anId(), email, role, technician, team.owner(), NOW.plus(Invitation.LIFETIME));
    }

    private Invitations.Page page(Team team, InvitationSelection which, Role reader, int skipped, int most) {
        return invitations().page(team.id(), which, reader, skipped, most, NOW, TODAY);
    }

    private List<Invitation> waiting(Team team, int most) {
        return page(team, InvitationSelection.ALL, Role.OWNER, 0, most).invitations();
    }

    private List<Invitation> sought(Team team, String text) {
        InvitationSelection which = new InvitationSelection(Sought.parse(text), Optional.empty());
        return page(team, which, Role.OWNER, 0, 10).invitations();
    }

    private List<Invitation> every(Team team, InvitationSelection which, Instant seenAt) {
        return invitations().chosen(team.id(), new Chosen.Every(which, seenAt), Role.OWNER, 10, NOW);
    }

    private List<Invitation> ticked(Team team, InvitationId id) {
        return invitations().chosen(team.id(), new Chosen.Ticked(Set.of(id)), Role.USER, 10, NOW);
    }

    private Invitation expiring(Team team, Instant at) {
        TeamId id = team.id();
        return new Invitation(id, anId(), anAddress(), Role.USER, false, team.owner(), at);
    }

    private Invitation add(Invitation invitation, BearerToken token) {
        commit(() -> invitations().add(invitation, token.digest()));
        return invitation;
    }

    private boolean remove(Invitation invitation) {
        return committed(() -> invitations().remove(invitation.team(), invitation.id()));
    }

    private boolean reserve(Team team, LocalDate day, int links) {
        return committed(() -> invitations().reserve(team.id(), day, links));
    }
}
