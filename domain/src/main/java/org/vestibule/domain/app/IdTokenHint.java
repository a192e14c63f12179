package org.vestibule.domain.app;

import java.util.Optional;
import org.vestibule.domain.account.AccountId;

/**
 * Whom an app means, by an ID token that it was given for them.
 *
 * @param client to which app it was given
 * @param grant by which sign-in; empty for one from before it named that
 */
public record IdTokenHint(AccountId account, ClientId client, Optional<GrantId> grant) {}
