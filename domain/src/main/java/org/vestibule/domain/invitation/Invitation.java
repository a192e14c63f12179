package org.vestibule.domain.invitation;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/**
 * Somebody was asked by mail to join a team (PRODUCT D). Of one team an address has one at most: to invite it again
 * sends a new link and ends the old one.
 *
 * @param role any but Owner
 * @param inviter whose right it rests on, when it is accepted as much as when it is sent
 * @param expiresAt when its link stops working; it can be resent then
 */
public record Invitation(
        TeamId team,
        InvitationId id,
        EmailAddress email,
        Role role,
        boolean technician,
        AccountId inviter,
        Instant expiresAt) {

    /** How long a link works. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** How many addresses can be invited at once. */
    public static final int MOST_AT_ONCE = 250;

    /** How many links a team may send on one day, by its own zone. */
    public static final int MOST_A_DAY = 500;

    /** Whether the role of a member is enough to send it, and for it to be accepted. */
    public boolean mayComeFrom(Role sender) {
        return sender.mayInvite(role) && (!technician || sender.maySetTechnician(role));
    }

    /** Whether its link works. */
    public boolean live(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** When its link was sent. */
    public Instant sentAt() {
        return expiresAt.minus(LIFETIME);
    }

    /** The same with a new link, resting on the right of whoever resends it. */
    public Invitation renewed(AccountId resender, Instant now) {
        return new Invitation(team, id, email, role, technician, resender, now.plus(LIFETIME));
    }
}
