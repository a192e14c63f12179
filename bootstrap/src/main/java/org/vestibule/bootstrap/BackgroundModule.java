package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.CountHashCosts;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.CloseUnfinished;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.transaction.Transactions;

/** What is done without being asked for, made by its constructors. */
@Module
interface BackgroundModule {
    @Provides
    static DeliverNotices deliverNotices(Outbox outbox, Mailer mailer, Transactions transactions) {
        return new DeliverNotices(outbox, mailer, transactions);
    }

    @Provides
    static CloseUnfinished closeUnfinished(
            SignIns signIns,
            WrongSteps wrongSteps,
            Attempts attempts,
            Credentials credentials,
            TellHolder tellHolder,
            Transactions transactions,
            Clock clock) {
        return new CloseUnfinished(signIns, wrongSteps, attempts, credentials, tellHolder, transactions, clock);
    }

    @Provides
    static CountHashCosts countHashCosts(HashCosts costs, SecretHasher hasher, Transactions transactions, Clock clock) {
        return new CountHashCosts(costs, hasher, transactions, clock);
    }

    @Provides
    static DropExpired dropExpired(
            Sessions sessions,
            SignIns signIns,
            SignUps signUps,
            MailedLinks mailedLinks,
            Invitations invitations,
            KnownBrowsers browsers,
            Attempts attempts,
            Transactions transactions,
            Clock clock) {
        return new DropExpired(
                sessions, signIns, signUps, mailedLinks, invitations, browsers, attempts, transactions, clock);
    }
}
