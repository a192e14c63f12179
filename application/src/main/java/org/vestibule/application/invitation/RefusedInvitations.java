package org.vestibule.application.invitation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.team.TeamId;

/**
 * Which invitations did not arrive: an address took no mail since its invitation was sent, so that to resend one, or to
 * invite its address anew, is a new beginning. Nobody else can tell which address a refusal is of, so a team's are looked
 * for among the {@link #MOST} sent last; an answer of a mail server comes soon.
 */
public final class RefusedInvitations {

    /** Among how many: what a team can send in two days. */
    public static final int MOST = 2 * Invitation.MOST_A_DAY;

    private final Invitations invitations;
    private final Refusals refusals;

    public RefusedInvitations(Invitations invitations, Refusals refusals) {
        this.invitations = invitations;
        this.refusals = refusals;
    }

    /** Those of a team. Two questions. */
    Map<InvitationId, Refusals.Refusal> of(TeamId team) {
        return among(invitations.newest(team, MOST));
    }

    /** Those of some. One question, and none for none. */
    Map<InvitationId, Refusals.Refusal> among(Collection<Invitation> some) {
        return some.isEmpty()
                ? Map.of()
                : among(some, refusals.of(some.stream().map(Invitation::email).toList()));
    }

    /** Those of some, as far as is known of their addresses. */
    public static Map<InvitationId, Refusals.Refusal> among(
            Collection<Invitation> some, Map<EmailAddress, Refusals.Refusal> known) {
        Map<InvitationId, Refusals.Refusal> refused = new HashMap<>();
        for (Invitation one : some) {
            Refusals.Refusal refusal = known.get(one.email());
            if (refusal != null && !refusal.at().isBefore(one.sentAt())) {
                refused.put(one.id(), refusal);
            }
        }
        return refused;
    }

    /** A choice, which knows them if it goes by them. */
    Chosen knowing(TeamId team, Chosen chosen) {
        return chosen instanceof Chosen.Every every && every.which().only().isPresent()
                ? new Chosen.Every(every.which().refusing(of(team).keySet()), every.seenAt())
                : chosen;
    }
}
