package org.vestibule.application.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal;

/** Invitations whose addresses take no mail, and who is told of it (PRODUCT G). */
class RefusedInvitationsTest {

    private static final EmailAddress EVE = email("eve@example.com");
    private static final EmailAddress FAY = email("fay@example.com");
    private static final String WHY = "the address was refused (550 5.1.1) [smtp-recipient-refused]";

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Account ada = portal.account("ada@example.com");
    private final Team team = portal.useCases
            .team()
            .createTeam()
            .create(TeamName.parse("Acme").orElseThrow(), ada, new Terms(Plan.ENTERPRISE, true), ZoneOffset.UTC);

    @Test
    void one_whose_address_took_no_mail_is_told_with_its_reason_and_counted_apart() {
        invite(EVE, FAY);
        assertEquals(new WaitingCount(2, 0, 0), waiting());
        refuse(EVE, FAY);
        assertEquals(Set.of(EVE, FAY), refused());
        assertEquals(new WaitingCount(0, 0, 2), waiting());
        Refusals.Refusal why =
                shown(Optional.empty()).refused().values().iterator().next();
        assertEquals(WHY, why.why());
        assertEquals(portal.clock.instant(), why.at());
        portal.clock.advance(Invitation.LIFETIME);
        assertEquals(new WaitingCount(0, 0, 2), waiting(), "nor are they expired");
        assertEquals(2, listed(InvitationSelection.State.REFUSED));
        assertEquals(0, listed(InvitationSelection.State.EXPIRED));
    }

    @Test
    void what_takes_a_mail_is_refused_no_longer() {
        invite(EVE);
        refuse(EVE);
        assertEquals(Set.of(EVE), refused());
        portal.clock.advance(Duration.ofSeconds(1));
        invite(EVE);
        assertEquals(Set.of(), refused(), "it is on its way");
        refuse(EVE);
        assertEquals(Set.of(EVE), refused());
        assertEquals(1, portal.store.refusals().of(List.of(EVE)).size());
        portal.clock.advance(Duration.ofSeconds(1));
        resend(new Chosen.Ticked(Set.of(all().get(0).id())));
        assertEquals(Set.of(), refused(), "it is on its way again");
        portal.mailer.take(EVE);
        portal.deliverAll();
        assertEquals(Set.of(), refused());
        assertEquals(Map.of(), portal.store.refusals().of(List.of(EVE)));
    }

    /** What others hear of an address says nothing of an invitation that is younger. */
    @Test
    void a_refusal_of_before_is_none_of_an_invitation() {
        note(EVE, "550");
        portal.clock.advance(Duration.ofSeconds(1));
        invite(EVE);
        assertEquals(Set.of(), refused());
        assertEquals(new WaitingCount(1, 0, 0), waiting());
    }

    @Test
    void all_that_were_refused_are_revoked_together_and_no_other() {
        invite(EVE, FAY);
        note(FAY, "550");
        Chosen every = new Chosen.Every(only(InvitationSelection.State.REFUSED), portal.clock.instant());
        assertEquals(
                List.of(FAY),
                ((ViewRevocation.Shown)
                                portal.useCases.invitation().viewRevocation().of(place(), every))
                        .invitations().stream().map(Invitation::email).toList());
        assertEquals(
                new RevokeInvitations.Revoked(1, 0),
                portal.useCases.invitation().revokeInvitations().revoke(acting(), team.id(), every));
        assertEquals(List.of(EVE), all().stream().map(Invitation::email).toList());
    }

    @Test
    void those_that_wait_are_sent_again_without_those_refused() {
        invite(EVE, FAY);
        note(FAY, "550");
        Chosen live = new Chosen.Every(only(InvitationSelection.State.LIVE), portal.clock.instant());
        assertEquals(new ResendInvitations.Resent(1, 0), resend(live));
    }

    /** Bounded: it is looked for among the newest; what a page shows is told whole. */
    @Test
    void of_more_than_two_days_can_send_the_newest_are_looked_at() {
        invite(EVE);
        portal.clock.advance(Duration.ofSeconds(1));
        note(EVE, "550");
        for (int day = 0; day < 2; day++) {
            portal.clock.advance(Duration.ofDays(1));
            for (int half = 0; half < 2; half++) {
                String name = "p" + day + half + ".";
                invite(IntStream.range(0, 250)
                        .mapToObj(i -> email(name + i + "@example.org"))
                        .toArray(EmailAddress[]::new));
            }
        }
        assertEquals(RefusedInvitations.MOST + 1, waiting().all());
        assertEquals(0, waiting().refused());
        note(email("p00.7@example.org"), "550");
        assertEquals(1, waiting().refused());
        ViewInvitations.Shown last = portal.useCases
                .invitation()
                .viewInvitations()
                .page(place(), InvitationSelection.ALL, RefusedInvitations.MOST, 25);
        assertEquals(
                List.of(EVE),
                last.page().invitations().stream().map(Invitation::email).toList());
        assertEquals(
                Set.of(last.page().invitations().get(0).id()), last.refused().keySet());
    }

    @Test
    void a_member_whose_address_takes_no_mail_is_told_of() {
        note(ada.email(), "552 5.2.2");
        assertEquals(
                Map.of(ada.email(), new Refusals.Refusal(portal.clock.instant(), "552 5.2.2")), people().refused());
        assertEquals(
                "552 5.2.2",
                portal.useCases
                        .account()
                        .viewRefusal()
                        .of(ada.email())
                        .orElseThrow()
                        .why());
        assertEquals(Optional.empty(), portal.useCases.account().viewRefusal().of(EVE));
    }

    private void note(EmailAddress address, String why) {
        portal.store.transactions().inTransaction(() -> {
            portal.store.refusals().note(address, new Refusals.Refusal(portal.clock.instant(), why));
            return true;
        });
    }

    /** What waits for them is refused, and what comes after. */
    private void refuse(EmailAddress... addresses) {
        Stream.of(addresses).forEach(one -> portal.mailer.refuse(one, WHY));
        portal.deliverAll();
    }

    private Set<EmailAddress> refused() {
        ViewInvitations.Shown shown = shown(Optional.empty());
        return shown.page().invitations().stream()
                .filter(one -> shown.refused().containsKey(one.id()))
                .map(Invitation::email)
                .collect(Collectors.toSet());
    }

    private int listed(InvitationSelection.State state) {
        return shown(Optional.of(state)).page().invitations().size();
    }

    private ViewInvitations.Shown shown(Optional<InvitationSelection.State> only) {
        ViewInvitations.Shown shown = portal.useCases
                .invitation()
                .viewInvitations()
                .page(place(), new InvitationSelection(Optional.empty(), only), 0, 25);
        assertEquals(waiting(), shown.page().counts(), "both pages count alike");
        return shown;
    }

    private List<Invitation> all() {
        return shown(Optional.empty()).page().invitations();
    }

    private WaitingCount waiting() {
        return people().waiting();
    }

    private ViewPeople.People people() {
        return portal.useCases.member().viewPeople().page(place(), MemberSelection.ALL, 0, 25);
    }

    private static InvitationSelection only(InvitationSelection.State state) {
        return new InvitationSelection(Optional.empty(), Optional.of(state));
    }

    private Place place() {
        return ((EnterTeam.Entered) portal.useCases.team().enterTeam().enter(ada.id(), team.id())).place();
    }

    private void invite(EmailAddress... addresses) {
        InvitePeople.Result result = portal.useCases
                .invitation()
                .invitePeople()
                .invite(proven(), team.id(), List.of(addresses), Role.USER, false);
        assertEquals(new InvitePeople.Invited(addresses.length, Set.of()), result);
    }

    private ResendInvitations.Result resend(Chosen chosen) {
        return portal.useCases.invitation().resendInvitations().resend(proven(), team.id(), chosen);
    }

    private ActingMember acting() {
        return new ActingMember(portal.signedIn(ada), ORIGIN);
    }

    private Authority.OfMember proven() {
        var confirmed = (ConfirmIdentity.Confirmed) portal.useCases
                .session()
                .confirmIdentity()
                .confirm(portal.signedIn(ada), new Proof(PASSWORD, new Proof.PasswordOnly()), ORIGIN);
        return new Authority.OfMember(
                FreshlyProven.of(confirmed.person(), portal.clock.instant()).orElseThrow(), ORIGIN);
    }
}
