package org.vestibule.application.session;

import org.vestibule.domain.account.Account;
import org.vestibule.domain.session.Session;

/** A live session and whose it is. */
public record SignedIn(Session session, Account account) {}
