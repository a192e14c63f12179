package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/** Tells what the link of an invitation opens, without using it up: mail scanners follow links too. */
public final class FollowInvitation {

    private final Invitations invitations;
    private final EnterTeam enterTeam;
    private final Accounts accounts;
    private final Clock clock;

    public FollowInvitation(Invitations invitations, EnterTeam enterTeam, Accounts accounts, Clock clock) {
        this.invitations = invitations;
        this.enterTeam = enterTeam;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What it opens. */
    public sealed interface Result {}

    /**
     * It works.
     *
     * @param inviter who asks, and still may
     * @param requiresTwoStep whether the team will be withheld until 2-step verification is on
     * @param known whether the address has an account, so that one signs in rather than up
     */
    public record Live(Invitation invitation, Team team, Account inviter, boolean requiresTwoStep, boolean known)
            implements Result {}

    /** It has expired, or who asked may not any more; they, or another of the team, can resend it. */
    public record Expired(Account inviter) implements Result {}

    /** It was used or revoked, or never was, or who asked has left the team. */
    public record Unknown() implements Result {}

    /** Looks it up. */
    public Result follow(BearerToken token) {
        Optional<Invitation> found = invitations.find(token);
        if (found.isEmpty()) {
            return new Unknown();
        }
        Invitation invitation = found.get();
        Instant now = clock.instant();
        EnterTeam.Result entered = enterTeam.enter(invitation.inviter(), invitation.team(), invitation::mayComeFrom);
        Optional<Place> seat = entered.seat();
        if (seat.isEmpty()) {
            return new Unknown();
        }
        Place place = seat.get();
        if (!invitation.live(now) || !(entered instanceof EnterTeam.Entered)) {
            return new Expired(place.me().account());
        }
        return new Live(
                invitation,
                place.team(),
                place.me().account(),
                place.rules().coverNewcomer(invitation.technician(), now),
                accounts.find(invitation.email()).isPresent());
    }
}
