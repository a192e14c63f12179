package org.vestibule.domain.account;

import java.time.Instant;

/**
 * An account whose address has been verified.
 *
 * @param enabled a disabled account keeps its address and its data but nobody signs in to it
 */
public record Account(AccountId id, EmailAddress email, PersonName name, Instant createdAt, boolean enabled) {}
