package org.vestibule.application.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.Race;

/** Inviting people to a team, and accepting it (PRODUCT D). */
class InvitationTest {

    private static final EmailAddress EVE = email("eve@example.com");

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Capabilities does = portal.useCases;
    private final Account ada = portal.account("ada@example.com");
    private final Account mia = portal.account("mia@example.com");
    private final Team team = does.team()
            .createTeam()
            .create(TeamName.parse("Acme").orElseThrow(), ada, new Terms(Plan.ENTERPRISE, true), ZoneOffset.UTC);

    @Test
    void whoever_was_invited_joins_with_the_role_and_the_link_is_used_up() {
        assertEquals(new InvitePeople.Invited(1, Set.of()), invite(ada, Role.MANAGER, true, EVE));
        BearerToken link = link();
        Account eve = portal.account("eve@example.com");
        assertEquals(new AcceptInvitation.Joined(team), accept(eve, link));
        Member member = member(eve).orElseThrow();
        assertEquals(Role.MANAGER, member.role());
        assertTrue(member.technician(portal.clock.instant()));
        assertEquals(new AcceptInvitation.NotLive(), accept(eve, link));
        Event joined = portal.store.auditTrail().events().stream()
                .filter(event -> event.kind() == Event.Kind.MEMBER_JOINED)
                .findFirst()
                .orElseThrow();
        assertEquals(eve.id(), joined.account());
        assertEquals(Event.Actor.HOLDER, joined.actor()); // it is eve's address and browser that stand beside it
        assertEquals(ada.id().toString(), joined.fact().details().values().get("inviter"));
    }

    /** The link alone gives nobody anything. */
    @Test
    void nobody_else_joins_by_it() {
        invite(ada, Role.USER, false, EVE);
        Account mallory = portal.account("mallory@example.com");
        assertEquals(new AcceptInvitation.OtherAddress(EVE), accept(mallory, link()));
        assertEquals(Optional.empty(), member(mallory));
        assertInstanceOf(
                FollowInvitation.Live.class,
                does.invitation().followInvitation().follow(link(), Optional.empty()),
                "it still works");
    }

    @Test
    void a_newcomer_signs_up_from_the_link_without_another_mail() {
        invite(ada, Role.USER, false, EVE);
        BearerToken link = link();
        int mails = portal.store.outbox().due().size();
        BearerToken signUp = does.invitation().signUpByInvitation().open(link).orElseThrow();
        var finished = (FinishSignUp.Finished) does.signUp()
                .finishSignUp()
                .finish(signUp, PersonName.parse("Eve").orElseThrow(), PASSWORD, ORIGIN);
        assertEquals(mails, portal.store.outbox().due().size());
        SignedIn eve = portal.resumed(finished.begun().session());
        assertEquals(EVE, eve.account().email());
        assertEquals(
                new AcceptInvitation.Joined(team),
                does.invitation().acceptInvitation().accept(eve, link, ORIGIN));
        assertEquals(Optional.empty(), does.invitation().signUpByInvitation().open(link));
    }

    @Test
    void an_address_that_has_an_account_signs_in_instead() {
        portal.account("eve@example.com");
        invite(ada, Role.USER, false, EVE);
        assertEquals(Optional.empty(), does.invitation().signUpByInvitation().open(link()));
        assertTrue(((FollowInvitation.Live) does.invitation().followInvitation().follow(link(), Optional.empty()))
                .known());
    }

    @Test
    void a_link_works_for_7_days_and_can_be_resent_after() {
        invite(ada, Role.USER, false, EVE);
        BearerToken old = link();
        portal.clock.advance(Invitation.LIFETIME);
        assertEquals(
                new FollowInvitation.Expired(ada),
                does.invitation().followInvitation().follow(old, Optional.empty()));
        Account eve = portal.account("eve@example.com");
        assertEquals(new AcceptInvitation.NotLive(), accept(eve, old));
        Invitation invitation = invitations().get(0);
        assertEquals(new ResendInvitations.Resent(1, 0), resend(ada, invitation));
        assertNotEquals(old, link());
        assertEquals(
                new FollowInvitation.Unknown(),
                does.invitation().followInvitation().follow(old, Optional.empty()),
                "only the new one works");
        assertEquals(new AcceptInvitation.Joined(team), accept(eve, link()));
        assertEquals(new ResendInvitations.Resent(0, 1), resend(ada, invitation));
    }

    @Test
    void a_revoked_one_opens_nothing() {
        invite(ada, Role.USER, false, EVE);
        Invitation invitation = invitations().get(0);
        assertEquals(new RevokeInvitations.Revoked(1, 0), revoke(ada, invitation));
        assertEquals(new RevokeInvitations.Revoked(0, 1), revoke(ada, invitation));
        assertEquals(
                new FollowInvitation.Unknown(),
                does.invitation().followInvitation().follow(link(), Optional.empty()));
        assertEquals(new AcceptInvitation.NotLive(), accept(portal.account("eve@example.com"), link()));
    }

    @Test
    void to_invite_again_ends_the_old_link() {
        invite(ada, Role.USER, false, EVE);
        BearerToken old = link();
        invite(ada, Role.MANAGER, false, EVE);
        assertEquals(
                new FollowInvitation.Unknown(),
                does.invitation().followInvitation().follow(old, Optional.empty()));
        assertEquals(1, invitations().size());
        assertEquals(Role.MANAGER, invitations().get(0).role());
    }

    @Test
    void nobody_takes_away_what_somebody_above_has_given() {
        does.member().addMember().add(team, mia.id(), Role.MANAGER, false);
        invite(ada, Role.ADMIN, true, EVE);
        BearerToken link = link();
        assertEquals(new InvitePeople.Refused(TeamChange.NOT_ALLOWED), invite(mia, Role.USER, false, EVE));
        Invitation waiting = invitations().get(0);
        assertEquals(new RevokeInvitations.Refused(TeamChange.NOT_ALLOWED), revoke(mia, waiting));
        assertEquals(new ResendInvitations.Refused(TeamChange.NOT_ALLOWED), resend(mia, waiting));
        assertInstanceOf(
                FollowInvitation.Live.class,
                does.invitation().followInvitation().follow(link, Optional.empty()));
    }

    @Test
    void nobody_signs_up_by_an_invitation_whose_sender_may_not_invite_any_more() {
        does.member().addMember().add(team, mia.id(), Role.ADMIN, false);
        invite(mia, Role.USER, true, EVE);
        BearerToken link = link();
        does.member()
                .setRole()
                .set(Authority.OPERATOR, team.id(), mia.id(), Role.MANAGER); // may invite, but no Technicians
        assertEquals(
                new FollowInvitation.NotNow(team),
                does.invitation().followInvitation().follow(link, Optional.empty()));
        assertEquals(Optional.empty(), does.invitation().signUpByInvitation().open(link));
    }

    @Test
    void nobody_invites_above_their_own_role() {
        does.member().addMember().add(team, mia.id(), Role.MANAGER, false);
        assertEquals(new InvitePeople.Refused(TeamChange.NOT_ALLOWED), invite(mia, Role.ADMIN, false, EVE));
        assertEquals(new InvitePeople.Refused(TeamChange.NOT_ALLOWED), invite(mia, Role.USER, true, EVE));
        assertEquals(new InvitePeople.Invited(1, Set.of()), invite(mia, Role.MANAGER, false, EVE));
        does.member().setRole().set(Authority.OPERATOR, team.id(), mia.id(), Role.USER);
        assertEquals(new InvitePeople.Refused(TeamChange.NOT_ALLOWED), invite(mia, Role.USER, false, EVE));
        assertEquals(
                new InvitePeople.Refused(TeamChange.NO_TEAM),
                invite(portal.account("mallory@example.com"), Role.USER, false, EVE));
        assertThrows(IllegalArgumentException.class, () -> invite(ada, Role.OWNER, false, EVE));
    }

    /** The inviter's right is read again at acceptance; none while suspended, demoted or gone. */
    @Test
    void an_invitation_rests_on_the_right_of_who_sent_it() {
        does.member().addMember().add(team, mia.id(), Role.MANAGER, false);
        Account eve = portal.account("eve@example.com");
        invite(mia, Role.MANAGER, false, EVE);
        does.member().setRole().set(Authority.OPERATOR, team.id(), mia.id(), Role.USER);
        assertEquals(new AcceptInvitation.NotLive(), accept(eve, link()));
        assertEquals(
                new FollowInvitation.NotNow(team),
                does.invitation().followInvitation().follow(link(), Optional.empty()));
        does.member().setRole().set(Authority.OPERATOR, team.id(), mia.id(), Role.MANAGER);
        does.member().removeMember().remove(Authority.OPERATOR, team.id(), mia.id());
        assertEquals(new AcceptInvitation.NotLive(), accept(eve, link()));
        assertEquals(
                new FollowInvitation.Unknown(),
                does.invitation().followInvitation().follow(link(), Optional.empty()));
        assertEquals(Optional.empty(), member(eve));
    }

    @Test
    void a_suspended_inviter_invites_nobody() {
        InMemoryPortal.Enrolled owner = portal.enrolled("owner@example.com");
        Team strict = does.team()
                .createTeam()
                .create(
                        TeamName.parse("Strict").orElseThrow(),
                        owner.account(),
                        new Terms(Plan.ENTERPRISE, false),
                        ZoneOffset.UTC);
        does.member().addMember().add(strict, mia.id(), Role.ADMIN, false);
        assertInstanceOf(
                InvitePeople.Invited.class,
                does.invitation().invitePeople().invite(proven(mia), strict.id(), Set.of(EVE), Role.USER, false));
        does.mandate().setPolicy().set(Authority.OPERATOR, strict.id(), Mandate.EVERYONE, Optional.empty());
        portal.clock.advance(Duration.ofSeconds(1));
        assertEquals(
                new InvitePeople.Refused(TeamChange.WITHHELD),
                does.invitation().invitePeople().invite(proven(mia), strict.id(), Set.of(EVE), Role.USER, false));
        assertEquals(new AcceptInvitation.NotLive(), accept(portal.account("eve@example.com"), link()));
    }

    @Test
    void members_are_not_invited_again() {
        assertEquals(new InvitePeople.Invited(1, Set.of(ada.email())), invite(ada, Role.USER, false, EVE, ada.email()));
    }

    @Test
    void a_team_that_requires_it_says_so_in_the_invitation() {
        InMemoryPortal.Enrolled owner = portal.enrolled("owner@example.com");
        Team strict = does.team()
                .createTeam()
                .create(
                        TeamName.parse("Strict").orElseThrow(),
                        owner.account(),
                        new Terms(Plan.ENTERPRISE, false),
                        ZoneOffset.UTC);
        does.member().addMember().add(strict, mia.id(), Role.ADMIN, false);
        does.mandate()
                .setPolicy()
                .set(Authority.OPERATOR, strict.id(), Mandate.EVERYONE, Optional.of(LocalDate.of(2031, 1, 1)));
        does.invitation().invitePeople().invite(proven(mia), strict.id(), Set.of(EVE), Role.USER, false);
        List<Notice> mails = portal.store.outbox().due();
        assertEquals(
                Notice.Kind.INVITATION_WITH_TWO_STEP,
                mails.get(mails.size() - 1).kind());
        assertInstanceOf(
                Standing.DueBy.class,
                ((FollowInvitation.Live) does.invitation().followInvitation().follow(link(), Optional.empty()))
                        .standing());
    }

    @Test
    void up_to_250_at_once_and_500_a_day_all_or_none() {
        assertThrows(IllegalArgumentException.class, () -> invite(ada, Role.USER, false, addresses("x", 251)));
        assertThrows(IllegalArgumentException.class, () -> invite(ada, Role.USER, false));
        assertEquals(new InvitePeople.Invited(250, Set.of()), invite(ada, Role.USER, false, addresses("a", 250)));
        assertEquals(new InvitePeople.Invited(249, Set.of()), invite(ada, Role.USER, false, addresses("b", 249)));
        assertEquals(new InvitePeople.LimitReached(1), invite(ada, Role.USER, false, addresses("c", 2)));
        assertEquals(new InvitePeople.Invited(1, Set.of()), invite(ada, Role.USER, false, EVE));
        Invitation one = invitations().get(0);
        assertEquals(new ResendInvitations.LimitReached(0), resend(ada, one));
        portal.clock.advance(Duration.ofDays(1));
        assertEquals(new InvitePeople.Invited(2, Set.of()), invite(ada, Role.USER, false, addresses("c", 2)));
    }

    /** PRODUCT D: all that are chosen and still wait, or none; each is one event. */
    @Test
    void chosen_ones_are_sent_again_as_far_as_the_day_goes_and_told_truly() {
        invite(ada, Role.USER, false, addresses("a", 250));
        invite(ada, Role.USER, false, addresses("b", 50));
        Invitation[] all = invitations().toArray(Invitation[]::new);
        assertEquals(300, mails());
        assertEquals(new ResendInvitations.LimitReached(200), resend(ada, all));
        assertEquals(
                new ResendInvitations.LimitReached(200),
                does.invitation().resendInvitations().resend(proven(ada), team.id(), everything()));
        assertEquals(300, mails(), "none of them was sent");
        assertEquals(0, portal.store.auditTrail().count(ada.id(), Event.Kind.INVITATION_RESENT));

        Invitation[] some = Stream.of(all).limit(200).toArray(Invitation[]::new);
        assertEquals(new RevokeInvitations.Revoked(1, 0), revoke(ada, some[0]));
        assertEquals(new ResendInvitations.Resent(199, 1), resend(ada, some));
        assertEquals(199, portal.store.auditTrail().count(ada.id(), Event.Kind.INVITATION_RESENT));
        assertEquals(499, mails());
        assertEquals(new RevokeInvitations.Revoked(199, 1), revoke(ada, some));
        assertEquals(200, portal.store.auditTrail().count(ada.id(), Event.Kind.INVITATION_REVOKED));
        assertEquals(100, invitations().size());
        assertEquals(
                new RevokeInvitations.Revoked(100, 0),
                does.invitation()
                        .revokeInvitations()
                        .revoke(new ActingMember(portal.signedIn(ada), ORIGIN), team.id(), everything()));
    }

    /** Of those ticked all must be within the role, of a whole list it takes those that are. */
    @Test
    void a_role_reaches_as_far_in_a_list_as_alone() {
        does.member().addMember().add(team, mia.id(), Role.MANAGER, false);
        invite(ada, Role.ADMIN, false, EVE);
        invite(ada, Role.USER, false, addresses("a", 2));
        Invitation[] all = invitations().toArray(Invitation[]::new);
        assertEquals(new ResendInvitations.Refused(TeamChange.NOT_ALLOWED), resend(mia, all));
        assertEquals(new RevokeInvitations.Refused(TeamChange.NOT_ALLOWED), revoke(mia, all));
        assertEquals(3, invitations().size());
        assertEquals(
                new ResendInvitations.Resent(2, 0),
                does.invitation().resendInvitations().resend(proven(mia), team.id(), everything()));
        assertEquals(
                new RevokeInvitations.Revoked(2, 0),
                does.invitation()
                        .revokeInvitations()
                        .revoke(new ActingMember(portal.signedIn(mia), ORIGIN), team.id(), everything()));
        assertEquals(EVE, invitations().get(0).email());
        Account mallory = portal.account("mallory@example.com");
        assertEquals(new ResendInvitations.Refused(TeamChange.NO_TEAM), resend(mallory, all));
        assertEquals(new RevokeInvitations.Refused(TeamChange.NO_TEAM), revoke(mallory, all));
        does.member().setRole().set(Authority.OPERATOR, team.id(), mia.id(), Role.USER);
        assertEquals(
                new RevokeInvitations.Refused(TeamChange.NOT_ALLOWED),
                does.invitation()
                        .revokeInvitations()
                        .revoke(new ActingMember(portal.signedIn(mia), ORIGIN), team.id(), everything()));
        assertEquals(
                new ResendInvitations.Refused(TeamChange.NOT_ALLOWED),
                does.invitation().resendInvitations().resend(proven(mia), team.id(), everything()));
    }

    private long mails() {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == Notice.Kind.INVITATION)
                .count();
    }

    private Chosen everything() {
        return new Chosen.Every(InvitationSelection.ALL, portal.clock.instant());
    }

    @Test
    void of_two_who_accept_at_once_one_uses_the_link() {
        Account eve = portal.account("eve@example.com");
        SignedIn person = portal.signedIn(eve);
        try (Race race = new Race(2)) {
            invite(ada, Role.USER, false, EVE);
            BearerToken link = link();
            List<Object> results = race.run(List.<Supplier<Object>>of(
                    () -> does.invitation().acceptInvitation().accept(person, link, ORIGIN),
                    () -> does.invitation().acceptInvitation().accept(person, link, ORIGIN)));
            assertTrue(results.contains(new AcceptInvitation.NotLive()), results.toString());
            assertEquals(1, portal.store.auditTrail().count(eve.id(), Event.Kind.MEMBER_JOINED));
        }
    }

    private static EmailAddress[] addresses(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> email(prefix + i + "@example.com"))
                .toArray(EmailAddress[]::new);
    }

    private InvitePeople.Result invite(Account by, Role role, boolean technician, EmailAddress... addresses) {
        return does.invitation().invitePeople().invite(proven(by), team.id(), List.of(addresses), role, technician);
    }

    private Authority.OfMember proven(Account account) {
        Proof proof = new Proof(PASSWORD, new Proof.PasswordOnly());
        var confirmed = (ConfirmIdentity.Confirmed)
                does.session().confirmIdentity().confirm(portal.signedIn(account), proof, ORIGIN);
        return new Authority.OfMember(
                FreshlyProven.of(confirmed.person(), portal.clock.instant()).orElseThrow(), ORIGIN);
    }

    private AcceptInvitation.Result accept(Account account, BearerToken link) {
        return does.invitation().acceptInvitation().accept(portal.signedIn(account), link, ORIGIN);
    }

    private ResendInvitations.Result resend(Account by, Invitation... some) {
        return does.invitation().resendInvitations().resend(proven(by), team.id(), ticked(some));
    }

    private RevokeInvitations.Result revoke(Account by, Invitation... some) {
        return does.invitation()
                .revokeInvitations()
                .revoke(new ActingMember(portal.signedIn(by), ORIGIN), team.id(), ticked(some));
    }

    private static Chosen ticked(Invitation... some) {
        return new Chosen.Ticked(Stream.of(some).map(Invitation::id).collect(Collectors.toSet()));
    }

    private List<Invitation> invitations() {
        return portal.store
                .invitations()
                .page(
                        team.id(),
                        InvitationSelection.ALL,
                        Role.OWNER,
                        0,
                        600,
                        portal.clock.instant(),
                        team.day(portal.clock.instant()))
                .invitations();
    }

    private Optional<Member> member(Account account) {
        return portal.store.memberships().find(team.id(), account.id());
    }

    /** What the newest mail of an invitation bears. */
    private BearerToken link() {
        List<Notice> mails = portal.store.outbox().due().stream()
                .filter(mail -> mail.kind().name().startsWith("INVITATION"))
                .toList();
        String path = mails.get(mails.size() - 1).link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }
}
