package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/**
 * Lets somebody who was invited and has no account yet go straight on to name and password: whoever has the link has the
 * mailbox, so no second mail has to prove it. Works where sign-up is closed, too.
 */
public final class SignUpByInvitation {

    private final Invitations invitations;
    private final EnterTeam enterTeam;
    private final Accounts accounts;
    private final SignUps signUps;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public SignUpByInvitation(
            Invitations invitations,
            EnterTeam enterTeam,
            Accounts accounts,
            SignUps signUps,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.invitations = invitations;
        this.enterTeam = enterTeam;
        this.accounts = accounts;
        this.signUps = signUps;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens the sign-up of the invited address; empty if the link does not work any more, or
     * the address has an account.
     */
    public Optional<BearerToken> open(BearerToken link) {
        Instant now = clock.instant();
        Optional<EmailAddress> email = invitations
                .find(link)
                .filter(invitation -> invitation.live(now))
                .filter(invitation -> enterTeam.enter(invitation.inviter(), invitation.team(), invitation::mayComeFrom)
                        instanceof EnterTeam.Entered)
                .map(Invitation::email)
                .filter(address -> accounts.find(address).isEmpty());
        UUID id = TimeOrderedId.make(now, random);
        BearerToken token = BearerToken.make(id, random);
        return email.map(address -> {
            transactions.inTransaction(
                    () -> signUps.open(id, token.digest(), address, now.plus(RequestSignUp.LINK_LIFETIME)));
            return token;
        });
    }
}
