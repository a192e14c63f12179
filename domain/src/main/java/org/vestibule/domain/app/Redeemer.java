package org.vestibule.domain.app;

/**
 * Who may redeem a code: the app that asked for it, and the very same of its runs.
 *
 * @param returnsTo where the code was sent, which the app has to know
 */
public record Redeemer(ClientId client, String returnsTo, CodeChallenge challenge) {

    /** Whether they are who tries to. */
    boolean is(ClientId redeemer, String returnedTo, String verifier) {
        return client.equals(redeemer) && returnsTo.equals(returnedTo) && challenge.isMetBy(verifier);
    }
}
