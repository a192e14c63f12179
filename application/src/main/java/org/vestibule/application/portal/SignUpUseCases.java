package org.vestibule.application.portal;

import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.FollowSignUp;
import org.vestibule.application.signup.RequestSignUp;

/** Signing up. The one list of the use cases that do it. */
public record SignUpUseCases(RequestSignUp requestSignUp, FollowSignUp followSignUp, FinishSignUp finishSignUp) {

    static SignUpUseCases of(Store store, Means means, SharedParts parts) {
        return new SignUpUseCases(
                new RequestSignUp(store.accounts(), store.signUps(), parts.mails(), parts.acts()),
                new FollowSignUp(store.signUps(), store.accounts(), means.clock()),
                new FinishSignUp(
                        store.signUps(),
                        store.spentTokens(),
                        store.accounts(),
                        parts.newPasswords(),
                        means.queue(),
                        means.hasher(),
                        parts.beginSession(),
                        parts.acts()));
    }
}
