package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccount;
import org.vestibule.application.account.ListAccounts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.ClearDelays;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.FollowSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.transaction.Transactions;

/** Accounts and signing up, made by their constructors. */
@Module
interface AccountModule {
    @Provides
    static CreateAccount createAccount(
            Accounts accounts,
            NewPasswords newPasswords,
            SecretHasher hasher,
            MailedLinks mailedLinks,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new CreateAccount(
                accounts, newPasswords, hasher, mailedLinks, outbox, links, trail, transactions, clock, random);
    }

    @Provides
    static FindAccount findAccount(Accounts accounts) {
        return new FindAccount(accounts);
    }

    @Provides
    static ListAccounts listAccounts(Accounts accounts) {
        return new ListAccounts(accounts);
    }

    @Provides
    static MailGuard mailGuard(KnownBrowsers browsers, Attempts attempts) {
        return new MailGuard(browsers, attempts);
    }

    @Provides
    static RequestSignUp requestSignUp(
            Accounts accounts,
            SignUps signUps,
            MailGuard mails,
            Outbox outbox,
            PortalLinks links,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new RequestSignUp(accounts, signUps, mails, outbox, links, transactions, clock, random);
    }

    @Provides
    static FollowSignUp followSignUp(SignUps signUps, Clock clock) {
        return new FollowSignUp(signUps, clock);
    }

    @Provides
    static FinishSignUp finishSignUp(
            SignUps signUps,
            Accounts accounts,
            NewPasswords newPasswords,
            HashQueue queue,
            SecretHasher hasher,
            BeginSession beginSession,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new FinishSignUp(
                signUps, accounts, newPasswords, queue, hasher, beginSession, trail, transactions, clock, random);
    }

    @Provides
    static ClearDelays clearDelays(
            Attempts attempts,
            KnownBrowsers browsers,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions) {
        return new ClearDelays(attempts, browsers, outbox, links, trail, transactions);
    }
}
