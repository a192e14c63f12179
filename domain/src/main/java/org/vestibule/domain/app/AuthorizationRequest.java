package org.vestibule.domain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;

/**
 * What an app asks for, read and whole.
 *
 * @param nonce what the ID token is to repeat
 * @param maxAge how long ago the last step of the sign-in may be
 * @param loginHint whom it may expect
 * @param holder whom it has signed in before, and expects; nobody else is let in for it
 */
public record AuthorizationRequest(
        ClientId client,
        ReturnAddress returns,
        Scopes scopes,
        Optional<String> nonce,
        CodeChallenge challenge,
        Set<Prompt> prompts,
        Optional<Duration> maxAge,
        Optional<String> loginHint,
        Optional<AccountId> holder) {

    public AuthorizationRequest {
        prompts = Set.copyOf(prompts);
    }

    public boolean asks(Prompt prompt) {
        return prompts.contains(prompt);
    }

    /**
     * Whether somebody who is signed in need not sign in for it: never with 2-step verification, for the code is asked for
     * every time (PRODUCT H).
     *
     * @param twoStep whether their account has it
     */
    public boolean isMetBy(Authentication signedIn, boolean twoStep, Instant now) {
        boolean young = maxAge.map(age -> !now.isAfter(signedIn.at().plus(age))).orElse(true);
        return !twoStep && young && !asks(Prompt.LOGIN) && !asks(Prompt.SELECT_ACCOUNT);
    }

    /** Whether this is somebody whom it may be answered by. */
    public boolean isFor(AccountId account) {
        return holder.map(account::equals).orElse(true);
    }

    /** May name people. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + client + "]";
    }
}
