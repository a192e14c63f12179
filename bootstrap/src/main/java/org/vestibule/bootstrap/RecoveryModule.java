package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.ReplacePassword;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.RequestPasswordReset;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.RemoveTwoStep;

/** Getting back in, made by its constructors. */
@Module
interface RecoveryModule {
    @Provides
    static ReplacePassword replacePassword(
            NewPasswords newPasswords,
            HashQueue queue,
            SecretHasher hasher,
            Credentials credentials,
            Sessions sessions,
            SignIns signIns,
            MailedLinks mailedLinks,
            KnownBrowsers browsers,
            Attempts attempts,
            WrongSteps wrongSteps,
            TellHolder tellHolder,
            AuditTrail trail) {
        return new ReplacePassword(
                newPasswords,
                queue,
                hasher,
                credentials,
                sessions,
                signIns,
                mailedLinks,
                browsers,
                attempts,
                wrongSteps,
                tellHolder,
                trail);
    }

    @Provides
    static RequestPasswordReset requestPasswordReset(
            Accounts accounts,
            MailedLinks mailedLinks,
            MailGuard mails,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new RequestPasswordReset(
                accounts, mailedLinks, mails, outbox, links, trail, transactions, clock, random);
    }

    @Provides
    static FollowLink followLink(MailedLinks mailedLinks, Clock clock) {
        return new FollowLink(mailedLinks, clock);
    }

    @Provides
    static ResetPassword resetPassword(
            MailedLinks mailedLinks,
            ReplacePassword replacePassword,
            RemoveTwoStep removeTwoStep,
            Credentials credentials,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new ResetPassword(
                mailedLinks,
                replacePassword,
                removeTwoStep,
                credentials,
                tellHolder,
                links,
                trail,
                transactions,
                clock,
                random);
    }

    @Provides
    static ReportNotMe reportNotMe(
            MailedLinks mailedLinks,
            Credentials credentials,
            SecretHasher hasher,
            Sessions sessions,
            SignIns signIns,
            KnownBrowsers browsers,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new ReportNotMe(
                mailedLinks,
                credentials,
                hasher,
                sessions,
                signIns,
                browsers,
                tellHolder,
                links,
                trail,
                transactions,
                clock,
                random);
    }

    @Provides
    static ChooseNewPassword chooseNewPassword(
            Accounts accounts,
            SignIns signIns,
            Credentials credentials,
            ReplacePassword replacePassword,
            BeginSession beginSession,
            Transactions transactions,
            Clock clock) {
        return new ChooseNewPassword(
                accounts, signIns, credentials, replacePassword, beginSession, transactions, clock);
    }
}
