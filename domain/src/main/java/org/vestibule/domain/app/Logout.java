package org.vestibule.domain.app;

import org.vestibule.domain.account.AccountId;

/** What an app is to be told: whoever granted this to it is signed out, or it has ended otherwise. */
public record Logout(AccountId account, GrantId grant, ClientId client) {}
