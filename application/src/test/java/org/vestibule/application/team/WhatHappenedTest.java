package org.vestibule.application.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.InvitationFact;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

/** What the log says of teams and their members, beside that something happened (PRODUCT F). */
class WhatHappenedTest {

    private static final EmailAddress EVE = InMemoryPortal.email("eve@example.com");
    private static final EmailAddress FAY = InMemoryPortal.email("fay@example.com");

    private final Club club = new Club();
    private final TeamId team = club.team.id();
    private final AccountId ada = club.ada.account().id();
    private final AccountId bob = club.bob.id();

    @Test
    void which_role_from_which() {
        club.does.member().setRole().set(Authority.OPERATOR, team, bob, Role.MANAGER);
        assertEquals(new MemberFact.RoleSet(Role.USER, Role.MANAGER), last().fact());
        club.does.member().removeMember().remove(Authority.OPERATOR, team, bob);
        assertEquals(new MemberFact.Removed(Role.MANAGER), last().fact());
        club.add(club.bob, Role.ADMIN, true);
        assertEquals(new MemberFact.Added(Role.ADMIN, true), last().fact());
        club.does.member().leaveTeam().leave(club.proven(club.bob), team);
        assertEquals(new MemberFact.Left(Role.ADMIN), last().fact());
    }

    @Test
    void which_rule_in_the_place_of_which_and_from_when() {
        Instant first = club.require(Mandate.TECHNICIANS);
        PolicyChange change = new PolicyChange(first, Mandate.TECHNICIANS, Optional.empty());
        assertEquals(new TeamFact.PolicySet(Mandate.NOBODY, change), last().fact());
        var day = club.team.day(club.now()).plusDays(9);
        club.does.mandate().setPolicy().set(Authority.OPERATOR, team, Mandate.EVERYONE, Optional.of(day));
        PolicyChange next =
                new PolicyChange(club.now(), Mandate.EVERYONE, Optional.of(Midnight.of(day, club.team.zone())));
        assertEquals(new TeamFact.PolicySet(Mandate.TECHNICIANS, next), last().fact());
    }

    @Test
    void which_subscription_in_the_place_of_which() {
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertEquals(
                new TeamFact.SubscriptionSet(
                        Club.WITH_ASSIST, new PlanChange(club.now(), Terms.LITE, Optional.empty())),
                last().fact());
    }

    @Test
    void who_was_the_owner_before() {
        club.does.handover().offerTeam().offer(club.proven(club.ada), team, bob);
        club.does.handover().acceptTeam().accept(club.proven(club.bob), team);
        assertEquals(new MemberFact.OwnerSet(ada), last().fact());
        club.does.handover().setOwner().set(team, ada);
        assertEquals(new MemberFact.OwnerSet(bob), last().fact());
    }

    @Test
    void which_name_it_had() {
        TeamName name = TeamName.parse("Acme Corporation").orElseThrow();
        club.does.team().renameTeam().rename(club.proven(club.ada).acting(), team, name);
        assertEquals(new TeamFact.Renamed(club.team.name(), name), last().fact());
        club.does.team().deleteTeam().delete(club.proven(club.ada), team);
        assertEquals(new TeamFact.Deleted(name), last().fact());
    }

    @Test
    void each_address_that_was_invited_is_an_event_of_its_own() {
        invite(EVE, FAY);
        List<Event> invited = invitations();
        assertEquals(
                Set.of(EVE.written(), FAY.written()),
                invited.stream()
                        .map(event -> event.fact().words().get("address"))
                        .collect(Collectors.toSet()));
        assertEquals(2, invited.size());
        invited.forEach(event -> {
            assertEquals(ada, event.account());
            assertEquals(Optional.of(team), event.team());
        });
        invite(); // who is a member already is no event
        assertEquals(2, invitations().size());
    }

    /** It is who joins whose address and browser stand beside the event. */
    @Test
    void who_joined_and_who_had_invited_them() {
        invite(EVE);
        InvitationFact sent = assertInstanceOf(InvitationFact.class, last().fact());
        Account eve = club.portal.account(EVE.written());
        Origin theirs = new Origin("198.51.100.7", "Theirs/1.0");
        assertInstanceOf(
                AcceptInvitation.Joined.class,
                club.does.invitation().acceptInvitation().accept(club.portal.signedIn(eve), link(), theirs));
        Event joined = last();
        assertEquals(new MemberFact.Joined(sent.invitation()), joined.fact());
        assertEquals(eve.id(), joined.account());
        assertEquals(Event.Actor.HOLDER, joined.actor());
        assertEquals(Optional.empty(), joined.by());
        assertEquals(theirs, joined.origin());
        Map<String, String> details = joined.fact().details().values();
        assertEquals(ada.toString(), details.get("inviter"));
        assertEquals(sent.details().values().get("invitation"), details.get("invitation"));
    }

    private void invite(EmailAddress... addresses) {
        var whom = addresses.length == 0 ? List.of(club.bob.email()) : Arrays.asList(addresses);
        assertInstanceOf(
                InvitePeople.Invited.class,
                club.does.invitation().invitePeople().invite(club.proven(club.ada), team, whom, Role.USER, false));
    }

    private BearerToken link() {
        Notice mail = club.portal.store.outbox().due().stream()
                .filter(one -> one.to().equals(EVE) && one.kind().name().startsWith("INVITATION"))
                .findFirst()
                .orElseThrow();
        String path = mail.link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private List<Event> invitations() {
        return events().stream()
                .filter(event -> event.kind() == Event.Kind.PERSON_INVITED)
                .toList();
    }

    private List<Event> events() {
        return club.portal.store.auditTrail().events();
    }

    private Event last() {
        return events().get(events().size() - 1);
    }
}
