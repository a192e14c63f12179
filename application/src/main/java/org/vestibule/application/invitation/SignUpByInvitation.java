package org.vestibule.application.invitation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.act.Acts;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.token.BearerToken;

/**
 * Lets somebody who was invited and has no account yet go straight on to name and password: whoever has the link has the
 * mailbox, so no second mail has to prove it. Works where sign-up is closed, too.
 */
public final class SignUpByInvitation {

    private final Invitations invitations;
    private final EnterTeam enterTeam;
    private final Accounts accounts;
    private final SignUps signUps;
    private final Acts acts;

    public SignUpByInvitation(
            Invitations invitations, EnterTeam enterTeam, Accounts accounts, SignUps signUps, Acts acts) {
        this.invitations = invitations;
        this.enterTeam = enterTeam;
        this.accounts = accounts;
        this.signUps = signUps;
        this.acts = acts;
    }

    /**
     * Opens the sign-up of the invited address; empty if the link does not work any more, or
     * the address has an account.
     */
    public Optional<BearerToken> open(BearerToken link) {
        Instant now = acts.now();
        Optional<EmailAddress> email = invitations
                .find(link)
                .filter(invitation -> invitation.live(now))
                .filter(invitation -> enterTeam.enter(invitation.inviter(), invitation.team(), invitation::mayComeFrom)
                        instanceof EnterTeam.Entered)
                .map(Invitation::email)
                .filter(address -> accounts.find(address).isEmpty());
        UUID id = acts.id();
        BearerToken token = acts.token(id);
        return email.map(address -> {
            acts.run(act -> signUps.open(id, token.digest(), address, now.plus(RequestSignUp.LINK_LIFETIME)));
            return token;
        });
    }
}
