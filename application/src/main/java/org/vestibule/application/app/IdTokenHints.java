package org.vestibule.application.app;

import java.util.Optional;
import org.vestibule.domain.account.AccountId;

/** Reads ID tokens that apps got from the portal and send back, to say whom they expect (OIDC Core §3.1.2.1). */
@FunctionalInterface
public interface IdTokenHints {

    /**
     * Whom one names; empty if it is none of this portal. Neither its signature nor its end is looked at: it narrows down who
     * may answer, and opens nothing.
     */
    Optional<AccountId> holder(String idToken);
}
