package org.vestibule.adapters.persistence;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.addressbook.JdbiAddressBooks;
import org.vestibule.adapters.persistence.app.JdbiAppCodes;
import org.vestibule.adapters.persistence.app.JdbiAppRequests;
import org.vestibule.adapters.persistence.app.JdbiClients;
import org.vestibule.adapters.persistence.app.JdbiConsents;
import org.vestibule.adapters.persistence.app.JdbiDeviceRequests;
import org.vestibule.adapters.persistence.app.JdbiGrants;
import org.vestibule.adapters.persistence.app.JdbiLogouts;
import org.vestibule.adapters.persistence.app.JdbiSigningKeys;
import org.vestibule.adapters.persistence.attempt.JdbiAttempts;
import org.vestibule.adapters.persistence.audit.JdbiAuditTrail;
import org.vestibule.adapters.persistence.backupcode.JdbiBackupCodes;
import org.vestibule.adapters.persistence.browser.JdbiKnownBrowsers;
import org.vestibule.adapters.persistence.clock.ClockGuard;
import org.vestibule.adapters.persistence.clock.JdbiDatabaseTime;
import org.vestibule.adapters.persistence.computer.JdbiComputers;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.fence.JdbiFence;
import org.vestibule.adapters.persistence.invitation.JdbiInvitations;
import org.vestibule.adapters.persistence.link.JdbiMailedLinks;
import org.vestibule.adapters.persistence.mandate.JdbiMandateWatch;
import org.vestibule.adapters.persistence.mandate.JdbiPolicies;
import org.vestibule.adapters.persistence.member.JdbiMemberships;
import org.vestibule.adapters.persistence.notice.JdbiOutbox;
import org.vestibule.adapters.persistence.notice.JdbiPendingMails;
import org.vestibule.adapters.persistence.notice.JdbiRefusals;
import org.vestibule.adapters.persistence.password.Argon2Hasher;
import org.vestibule.adapters.persistence.password.Argon2Settings;
import org.vestibule.adapters.persistence.password.JdbiCredentials;
import org.vestibule.adapters.persistence.password.JdbiHashCosts;
import org.vestibule.adapters.persistence.password.ListedPasswords;
import org.vestibule.adapters.persistence.password.NativeFolder;
import org.vestibule.adapters.persistence.seal.JdbiDataKeys;
import org.vestibule.adapters.persistence.seal.JdbiMasterKeys;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.secondstep.JdbiWrongSteps;
import org.vestibule.adapters.persistence.session.JdbiSessions;
import org.vestibule.adapters.persistence.session.JdbiSpentTokens;
import org.vestibule.adapters.persistence.signin.JdbiSignIns;
import org.vestibule.adapters.persistence.signup.JdbiSignUps;
import org.vestibule.adapters.persistence.subscription.JdbiSubscriptions;
import org.vestibule.adapters.persistence.team.JdbiTeams;
import org.vestibule.adapters.persistence.totp.JdbiAuthenticators;
import org.vestibule.adapters.persistence.twostep.JdbiPendingKeys;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.addressbook.AddressBooks;
import org.vestibule.application.app.Clients;
import org.vestibule.application.app.Consents;
import org.vestibule.application.app.SigningKeys;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.fence.Fence;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.key.DataKeys;
import org.vestibule.application.key.MasterKeys;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.logout.Logouts;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PendingMails;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
import org.vestibule.application.password.SecretHasher;
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
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.TwoStepFollowers;

/** Everything that the application keeps, in one PostgreSQL: opened, migrated, its keys at hand. */
public final class Persistence implements Store, AutoCloseable {

    private final OpenDatabase open;
    private final Database database;
    private final KeyRing keys;
    private final Path dataFolder;
    private final Clock clock;
    private final RandomGenerator random;

    Persistence(OpenDatabase open, Path dataFolder, Clock clock, RandomGenerator random) {
        this.open = open;
        this.database = open.database();
        this.keys = open.keys();
        this.dataFolder = dataFolder;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Connects, starting the embedded server if there is no other, and brings the schema up to date. A server that does
     * not answer is not waited for.
     *
     * @param clock this node's; no try is counted while it differs from the database's
     * @throws StorageProblem if that is impossible for a reason that an operator can mend
     */
    public static Persistence open(DatabaseAccess access, Clock clock, RandomGenerator random) {
        return new Persistence(new Connecting(access, clock, random).open(), access.dataFolder(), clock, random);
    }

    /**
     * Looks at the database and changes nothing, starting the embedded server if there is no other.
     *
     * @throws StorageProblem if that is impossible for a reason that an operator can mend
     */
    public static DatabaseState survey(DatabaseAccess access, Clock clock, RandomGenerator random) {
        return new Connecting(access, clock, random).survey();
    }

    /** How busy its connections are. */
    public PoolLoad load() {
        return open.load();
    }

    @Override
    public void close() {
        open.close();
    }

    /**
     * Asks the database whether it still is what was opened: others may have changed its schema, or restored it.
     *
     * @throws StorageProblem if it is not
     * @throws StoreUnavailable if it does not answer
     */
    public void check() {
        open.check();
    }

    /** What the adapters stand on, for tests of what they wrote. */
    Database database() {
        return database;
    }

    @Override
    public Transactions transactions() {
        return database;
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database);
    }

    @Override
    public Attempts attempts() {
        return new JdbiAttempts(database, keys, new ClockGuard(database, clock));
    }

    @Override
    public WrongSteps wrongSteps() {
        return new JdbiWrongSteps(database, keys);
    }

    @Override
    public AuditTrail auditTrail() {
        return new JdbiAuditTrail(database, clock, random);
    }

    @Override
    public Authenticators authenticators() {
        return new JdbiAuthenticators(database, keys);
    }

    @Override
    public BackupCodes backupCodes() {
        return new JdbiBackupCodes(database);
    }

    public CommonPasswords commonPasswords() {
        return new ListedPasswords();
    }

    @Override
    public Credentials credentials() {
        return new JdbiCredentials(database);
    }

    @Override
    public HashCosts hashCosts() {
        return new JdbiHashCosts(database, keys);
    }

    public DatabaseTime databaseTime() {
        return new JdbiDatabaseTime(database);
    }

    @Override
    public Outbox outbox() {
        return new JdbiOutbox(database, keys, clock, random);
    }

    @Override
    public PendingMails pendingMails() {
        return new JdbiPendingMails(database, keys);
    }

    @Override
    public Refusals refusals() {
        return new JdbiRefusals(database, keys);
    }

    @Override
    public PendingKeys pendingKeys() {
        return new JdbiPendingKeys(database, keys);
    }

    /**
     * Costs in KiB, passes and lanes of Argon2id. Its library is unpacked when the first hash is due: most commands need
     * none.
     */
    public SecretHasher secretHasher(int memory, int passes, int lanes) {
        return new Argon2Hasher(
                new Argon2Settings(memory, passes, lanes), random, () -> NativeFolder.choose(dataFolder));
    }

    @Override
    public Sessions sessions() {
        return new JdbiSessions(database);
    }

    @Override
    public SpentTokens spentTokens() {
        return new JdbiSpentTokens(database);
    }

    @Override
    public KnownBrowsers knownBrowsers() {
        return new JdbiKnownBrowsers(database);
    }

    @Override
    public MailedLinks mailedLinks() {
        return new JdbiMailedLinks(database);
    }

    @Override
    public Teams teams() {
        return new JdbiTeams(database);
    }

    @Override
    public Memberships memberships() {
        return new JdbiMemberships(database);
    }

    @Override
    public TwoStepFollowers twoStepFollowers() {
        return new JdbiMemberships(database);
    }

    @Override
    public Policies policies() {
        return new JdbiPolicies(database);
    }

    @Override
    public Subscriptions subscriptions() {
        return new JdbiSubscriptions(database);
    }

    @Override
    public MandateWatch mandateWatch() {
        return new JdbiMandateWatch(database);
    }

    @Override
    public Invitations invitations() {
        return new JdbiInvitations(database);
    }

    @Override
    public Fence fence() {
        return new JdbiFence(database);
    }

    @Override
    public DataKeys dataKeys() {
        return new JdbiDataKeys(database, keys);
    }

    @Override
    public MasterKeys masterKeys() {
        return new JdbiMasterKeys(keys, open.nextMasterKey());
    }

    @Override
    public SignIns signIns() {
        return new JdbiSignIns(database);
    }

    @Override
    public SignUps signUps() {
        return new JdbiSignUps(database);
    }

    @Override
    public Clients clients() {
        return new JdbiClients(database);
    }

    @Override
    public AppRequests appRequests() {
        return new JdbiAppRequests(database);
    }

    @Override
    public Computers computers() {
        return new JdbiComputers(database, keys);
    }

    @Override
    public DeviceRequests deviceRequests() {
        return new JdbiDeviceRequests(database, keys);
    }

    @Override
    public AppCodes appCodes() {
        return new JdbiAppCodes(database);
    }

    @Override
    public AddressBooks addressBooks() {
        return new JdbiAddressBooks(database);
    }

    @Override
    public Logouts logouts() {
        return new JdbiLogouts(database);
    }

    @Override
    public Grants grants() {
        return new JdbiGrants(database, keys);
    }

    @Override
    public Consents consents() {
        return new JdbiConsents(database);
    }

    @Override
    public SigningKeys signingKeys() {
        return new JdbiSigningKeys(database, keys);
    }
}
