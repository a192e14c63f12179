package org.vestibule.domain.app;

import java.time.Instant;
import org.vestibule.domain.account.AccountId;

/**
 * That somebody let an app in.
 *
 * @param scopes all that they ever let it do
 * @param lastUsedAt when it was last signed in to, or refreshed what it has
 */
public record Consent(AccountId account, ClientId client, Scopes scopes, Instant givenAt, Instant lastUsedAt) {}
