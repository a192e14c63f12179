package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Place;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/** Tells what the link of an invitation opens, without using it up: mail scanners follow links too. */
public final class FollowInvitation {

    private final Invitations invitations;
    private final EnterTeam enterTeam;
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final Clock clock;

    public FollowInvitation(
            Invitations invitations,
            EnterTeam enterTeam,
            Accounts accounts,
            Authenticators authenticators,
            Clock clock) {
        this.invitations = invitations;
        this.enterTeam = enterTeam;
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.clock = clock;
    }

    /** What it opens. */
    public sealed interface Result {}

    /**
     * It works.
     *
     * @param inviter who asks, and still may
     * @param standing where whoever joins will stand; On only where it is required and theirs is known to be on
     * @param known whether the address has an account, so that one signs in rather than up
     */
    public record Live(Invitation invitation, Team team, Account inviter, Standing standing, boolean known)
            implements Result {}

    /** It has expired; who asked can resend it. */
    public record Expired(Account inviter) implements Result {}

    /** Who asked may not do so now, by their role or because the team is withheld from them; another of it can resend it. */
    public record NotNow(Team team) implements Result {}

    /** It was used or revoked, or never was, or who asked has left the team. */
    public record Unknown() implements Result {}

    /**
     * Looks it up.
     *
     * @param reader who is signed in, if anybody is
     */
    public Result follow(BearerToken token, Optional<Account> reader) {
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
        if (!(entered instanceof EnterTeam.Entered)) {
            return new NotNow(place.team());
        }
        if (!invitation.live(now)) {
            return new Expired(place.me().account());
        }
        return new Live(
                invitation,
                place.team(),
                place.me().account(),
                standing(place.rules().standingOfNewcomer(invitation.technician(), now), invitation, reader),
                accounts.find(invitation.email()).isPresent());
    }

    /** Nobody learns of an address whether it has 2-step verification but who is signed in with it. */
    private Standing standing(Standing without, Invitation invitation, Optional<Account> reader) {
        boolean on = !(without instanceof Standing.NotRequired)
                && reader.filter(account -> account.email().equals(invitation.email()))
                        .flatMap(account -> authenticators.find(account.id()))
                        .isPresent();
        return on ? new Standing.On() : without;
    }
}
