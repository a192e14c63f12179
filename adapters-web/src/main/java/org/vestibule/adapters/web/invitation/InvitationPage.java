package org.vestibule.adapters.web.invitation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.domain.invitation.Invitation;

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
        String only,
        @Nullable String rule,
        String action,
        @Nullable String submit,
        @Nullable String signIn,
        String signInHref,
        boolean switches) {

    static InvitationPage of(Visit visit, FollowInvitation.Live live) {
        Invitation invitation = live.invitation();
        String email = invitation.email().written();
        String team = live.team().name().value();
        boolean another = InvitationHandler.isForAnother(visit, invitation.email());
        boolean signedIn = visit.maybeSignedIn().isPresent();
        String here = visit.path();
        String role = Texts.text("role." + invitation.role().name().toLowerCase(Locale.ROOT))
                + (invitation.technician() ? ", " + Texts.text("role.technician") : "");
        boolean signUp = !signedIn && !live.known();
        return new InvitationPage(
                another ? otherAddress(visit, email) : null,
                Texts.format("invitation.title", team),
                Texts.format("invitation.lead", live.inviter().name().value(), team, role),
                Texts.format("invitation.only", email),
                live.requiresTwoStep() ? Texts.text("invitation.two-step") : null,
                here,
                signUp
                        ? Texts.text("invitation.sign-up")
                        : signedIn && !another ? Texts.format("invitation.join", team) : null,
                another || (!signedIn && live.known()) ? Texts.format("invitation.sign-in", email) : null,
                "/sign-in?then=" + here,
                another);
    }

    private static Box otherAddress(Visit visit, String invited) {
        String mine = visit.signedIn().account().email().written();
        Refusal refusal = Refusal.of("invitation-other-address", invited, mine);
        return Box.bad(Texts.text("refused.invitation-other-address.title"), refusal);
    }
}
