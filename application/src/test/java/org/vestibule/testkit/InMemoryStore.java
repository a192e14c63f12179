package org.vestibule.testkit;

import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.fence.Fence;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.key.DataKeys;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
import org.vestibule.application.portal.Store;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.TwoStepFollowers;

/** All in-memory adapters upon one database. A test that wants another adapter for a port overrides its method. */
public class InMemoryStore implements Store {

    final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database);
    private final InMemoryAccounts accounts = new InMemoryAccounts(database);
    private final InMemoryCredentials credentials = new InMemoryCredentials(database);
    private final InMemoryHashCosts hashCosts = new InMemoryHashCosts(database);
    private final InMemoryAttempts attempts = new InMemoryAttempts(database);
    private final InMemoryWrongSteps wrongSteps = new InMemoryWrongSteps(database);
    private final InMemorySessions sessions = new InMemorySessions(database);
    private final InMemorySpentTokens spentTokens = new InMemorySpentTokens(database);
    private final InMemorySignIns signIns = new InMemorySignIns(database);
    private final InMemorySignUps signUps = new InMemorySignUps(database);
    private final InMemoryAuthenticators authenticators = new InMemoryAuthenticators(database);
    private final InMemoryPendingKeys pendingKeys = new InMemoryPendingKeys(database);
    private final InMemoryBackupCodes backupCodes = new InMemoryBackupCodes(database);
    private final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail(database);
    private final InMemoryOutbox outbox = new InMemoryOutbox(database);
    private final InMemoryPendingMails pendingMails = new InMemoryPendingMails(database);
    private final InMemoryRefusals refusals = new InMemoryRefusals(database);
    private final InMemoryKnownBrowsers knownBrowsers = new InMemoryKnownBrowsers(database);
    private final InMemoryMailedLinks mailedLinks = new InMemoryMailedLinks(database);
    private final InMemoryTeams teams = new InMemoryTeams(database);
    private final InMemoryMemberships memberships = new InMemoryMemberships(database);
    private final InMemoryPolicies policies = new InMemoryPolicies(database);
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(database);
    private final InMemoryMandateWatch mandateWatch = new InMemoryMandateWatch(database);
    private final InMemoryInvitations invitations = new InMemoryInvitations(database);
    private final InMemoryClients clients = new InMemoryClients(database);
    private final InMemoryAppRequests appRequests = new InMemoryAppRequests(database);
    private final InMemoryAppCodes appCodes = new InMemoryAppCodes(database);
    private final InMemoryComputers computers = new InMemoryComputers(database);
    private final InMemoryDeviceRequests deviceRequests = new InMemoryDeviceRequests(database);
    private final InMemoryAddressBooks addressBooks = new InMemoryAddressBooks(database);
    private final InMemoryGrants grants = new InMemoryGrants(database);
    private final InMemoryLogouts logouts = new InMemoryLogouts(database);
    private final InMemoryConsents consents = new InMemoryConsents(database);
    private final InMemorySigningKeys signingKeys = new InMemorySigningKeys(database);
    private final InMemoryDataKeys dataKeys = new InMemoryDataKeys(database);
    private final InMemoryMasterKeys masterKeys = new InMemoryMasterKeys(database);

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public InMemoryAccounts accounts() {
        return accounts;
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public WrongSteps wrongSteps() {
        return wrongSteps;
    }

    @Override
    public HashCosts hashCosts() {
        return hashCosts;
    }

    @Override
    public Attempts attempts() {
        return attempts;
    }

    /** The tries of the same database as a node makes them whose clock is measured so. */
    public Attempts attemptsOfNode(MeasureClock measureClock) {
        return new InMemoryAttempts(database, measureClock);
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public SpentTokens spentTokens() {
        return spentTokens;
    }

    @Override
    public SignIns signIns() {
        return signIns;
    }

    @Override
    public SignUps signUps() {
        return signUps;
    }

    @Override
    public InMemoryAuthenticators authenticators() {
        return authenticators;
    }

    @Override
    public PendingKeys pendingKeys() {
        return pendingKeys;
    }

    @Override
    public BackupCodes backupCodes() {
        return backupCodes;
    }

    @Override
    public InMemoryAuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    public InMemoryOutbox outbox() {
        return outbox;
    }

    @Override
    public InMemoryPendingMails pendingMails() {
        return pendingMails;
    }

    @Override
    public InMemoryClients clients() {
        return clients;
    }

    @Override
    public InMemoryAppRequests appRequests() {
        return appRequests;
    }

    @Override
    public InMemoryComputers computers() {
        return computers;
    }

    @Override
    public InMemoryDeviceRequests deviceRequests() {
        return deviceRequests;
    }

    @Override
    public InMemoryAppCodes appCodes() {
        return appCodes;
    }

    @Override
    public InMemoryAddressBooks addressBooks() {
        return addressBooks;
    }

    @Override
    public InMemoryLogouts logouts() {
        return logouts;
    }

    @Override
    public InMemoryGrants grants() {
        return grants;
    }

    @Override
    public InMemoryConsents consents() {
        return consents;
    }

    @Override
    public InMemorySigningKeys signingKeys() {
        return signingKeys;
    }

    @Override
    public InMemoryRefusals refusals() {
        return refusals;
    }

    @Override
    public KnownBrowsers knownBrowsers() {
        return knownBrowsers;
    }

    @Override
    public MailedLinks mailedLinks() {
        return mailedLinks;
    }

    @Override
    public Teams teams() {
        return teams;
    }

    @Override
    public Memberships memberships() {
        return memberships;
    }

    @Override
    public TwoStepFollowers twoStepFollowers() {
        return memberships;
    }

    @Override
    public Policies policies() {
        return policies;
    }

    @Override
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public MandateWatch mandateWatch() {
        return mandateWatch;
    }

    @Override
    public Fence fence() {
        return new InMemoryFence(database);
    }

    @Override
    public Invitations invitations() {
        return invitations;
    }

    @Override
    public DataKeys dataKeys() {
        return dataKeys;
    }

    @Override
    public InMemoryMasterKeys masterKeys() {
        return masterKeys;
    }

    /** How many questions were asked so far: each is one statement to a real database. */
    public int questions() {
        return database.questions();
    }
}
