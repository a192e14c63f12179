package org.vestibule.adapters.web.invitation;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.AnyVisit;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/**
 * An invitation as its reader can answer it.
 *
 * @param submit what the button does that joins or makes an account; null where neither can be done
 * @param signIn the label of the way to sign in as whom it is for; null where that is no way
 */
record InvitationPage(
        @Nullable Box notice,
        String heading,
        String lead,
        List<String> facts,
        Path action,
        @Nullable String submit,
        @Nullable String signIn,
        Path signInHref,
        boolean switches) {

    static Page of(AnyVisit visit, BearerToken link, FollowInvitation.Live live) {
        Invitation invitation = live.invitation();
        String email = invitation.email().written();
        String team = live.team().name().value();
        Optional<SignedVisit> signed = visit.signed();
        boolean signedIn = signed.isPresent();
        boolean another = InvitationHandler.isForAnother(visit, invitation.email());
        boolean member =
                !another && signed.filter(one -> isMember(one, live.team())).isPresent();
        Path here = Paths.INVITATION.of(link);
        InvitationPage page = new InvitationPage(
                signed.filter(one -> another)
                        .map(one -> otherAddress(one, email))
                        .orElse(null),
                Texts.format("invitation.title", team),
                Texts.format(
                        "invitation.lead",
                        live.inviter().name().value(),
                        team,
                        TeamWords.role(invitation.role(), invitation.technician())),
                member ? List.of(Texts.format("invitation.member", team)) : facts(live),
                here,
                signedIn ? join(another, member, team) : live.known() ? null : Texts.text("invitation.sign-up"),
                another || (!signedIn && live.known()) ? Texts.format("invitation.sign-in", email) : null,
                Paths.SIGN_IN.then(here),
                another);
        return Page.of(signedIn ? "invitation/invitation-portal" : "invitation/invitation", page);
    }

    private static @Nullable String join(boolean another, boolean member, String team) {
        return another ? null : Texts.format(member ? "security.go-to" : "invitation.join", team);
    }

    /** They may have come in by another way; to join once more changes nothing. */
    private static boolean isMember(SignedVisit visit, Team team) {
        return visit.places().stream().anyMatch(place -> place.team().id().equals(team.id()));
    }

    private static List<String> facts(FollowInvitation.Live live) {
        Invitation invitation = live.invitation();
        Stream<String> technician =
                invitation.technician() ? Stream.of(Texts.text("invitation.technician")) : Stream.empty();
        return Stream.of(
                        Stream.of(Texts.format(
                                "invitation.only", invitation.email().written())),
                        technician,
                        Stream.of(asks(live), Texts.format("invitation.until", Texts.minute(invitation.expiresAt()))))
                .flatMap(facts -> facts)
                .toList();
    }

    /** What joining will ask. */
    private static String asks(FollowInvitation.Live live) {
        ZoneId zone = live.team().zone();
        if (live.standing() instanceof Standing.DueBy due) {
            return Texts.format(
                    "invitation.two-step.due",
                    Texts.day(Midnight.lastDayBefore(due.due(), zone)),
                    TeamWords.zone(zone));
        }
        if (live.standing() instanceof Standing.On) {
            return Texts.text("invitation.two-step.on");
        }
        return Texts.text(
                live.standing() instanceof Standing.Suspended ? "invitation.two-step" : "invitation.two-step.free");
    }

    private static Box otherAddress(SignedVisit visit, String invited) {
        String mine = visit.signedIn().account().email().written();
        Refusal refusal = Refusal.of("invitation-other-address", invited, mine);
        return Box.bad(Texts.text("refused.invitation-other-address.title"), refusal);
    }
}
