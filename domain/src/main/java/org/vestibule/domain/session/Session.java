package org.vestibule.domain.session;

import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

/** A signed-in browser, known by the digest of the token that it bears. */
public record Session(AccountId account, TokenDigest token, Instant startedAt, Instant lastUsedAt) {}
