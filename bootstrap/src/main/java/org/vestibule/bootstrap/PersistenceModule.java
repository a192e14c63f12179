package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.TwoStepFollowers;

/** The ports, by PostgreSQL. */
@Module
interface PersistenceModule {

    @Provides
    static Transactions transactions(Persistence persistence) {
        return persistence.transactions();
    }

    @Provides
    static Accounts accounts(Persistence persistence) {
        return persistence.accounts();
    }

    @Provides
    static Attempts attempts(Persistence persistence) {
        return persistence.attempts();
    }

    @Provides
    static WrongSteps wrongSteps(Persistence persistence) {
        return persistence.wrongSteps();
    }

    @Provides
    static AuditTrail auditTrail(Persistence persistence) {
        return persistence.auditTrail();
    }

    @Provides
    static Authenticators authenticators(Persistence persistence) {
        return persistence.authenticators();
    }

    @Provides
    static BackupCodes backupCodes(Persistence persistence) {
        return persistence.backupCodes();
    }

    @Provides
    static CommonPasswords commonPasswords(Persistence persistence) {
        return persistence.commonPasswords();
    }

    @Provides
    static Credentials credentials(Persistence persistence) {
        return persistence.credentials();
    }

    @Provides
    static HashCosts hashCosts(Persistence persistence) {
        return persistence.hashCosts();
    }

    @Provides
    static DatabaseTime databaseTime(Persistence persistence) {
        return persistence.databaseTime();
    }

    @Provides
    static Outbox outbox(Persistence persistence) {
        return persistence.outbox();
    }

    @Provides
    static PendingKeys pendingKeys(Persistence persistence) {
        return persistence.pendingKeys();
    }

    @Provides
    static SecretHasher secretHasher(Persistence persistence, Settings settings) {
        Settings.HashSettings hash = settings.hash();
        return persistence.secretHasher(hash.memory(), hash.passes(), hash.lanes());
    }

    @Provides
    static Sessions sessions(Persistence persistence) {
        return persistence.sessions();
    }

    @Provides
    static KnownBrowsers knownBrowsers(Persistence persistence) {
        return persistence.knownBrowsers();
    }

    @Provides
    static MailedLinks mailedLinks(Persistence persistence) {
        return persistence.mailedLinks();
    }

    @Provides
    static Teams teams(Persistence persistence) {
        return persistence.teams();
    }

    @Provides
    static Memberships memberships(Persistence persistence) {
        return persistence.memberships();
    }

    @Provides
    static TwoStepFollowers twoStepFollowers(Persistence persistence) {
        return persistence.twoStepFollowers();
    }

    @Provides
    static MandateWatch mandateWatch(Persistence persistence) {
        return persistence.mandateWatch();
    }

    @Provides
    static Invitations invitations(Persistence persistence) {
        return persistence.invitations();
    }

    @Provides
    static Policies policies(Persistence persistence) {
        return persistence.policies();
    }

    @Provides
    static Subscriptions subscriptions(Persistence persistence) {
        return persistence.subscriptions();
    }

    @Provides
    static SignIns signIns(Persistence persistence) {
        return persistence.signIns();
    }

    @Provides
    static SignUps signUps(Persistence persistence) {
        return persistence.signUps();
    }
}
