package org.vestibule.adapters.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.MasterKey;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
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
import org.vestibule.testkit.Store;

/** The real database, embedded, one for all tests of this JVM. */
public final class JdbiStore implements Store {

    /** The one. It ends with the JVM. */
    public static final JdbiStore SHARED = new JdbiStore(Clock.systemUTC());

    private final Persistence persistence;
    private final Path folder = folder();

    private JdbiStore(Clock clock) {
        persistence = Persistence.open(new DatabaseAccess(Optional.empty(), folder), clock, new SecureRandom());
    }

    /** What seals as another node does. */
    public KeyRing keys() {
        SecureRandom random = new SecureRandom();
        MasterKey masterKey = new MasterKey(folder.resolve("master.key"), random);
        return KeyRing.open(database(), masterKey, random, Clock.systemUTC());
    }

    /** What the adapters stand on. */
    public Database database() {
        return persistence.database();
    }

    /** Changes rows behind the adapters' back, as a broken disk or a wrong restore does. */
    public int meddle(String sql, Object... parameters) {
        return database()
                .inTransaction(() -> database().change(handle -> {
                    Update update = handle.createUpdate(sql);
                    for (int i = 0; i < parameters.length; i++) {
                        update.bind(i, parameters[i]);
                    }
                    return update.execute();
                }));
    }

    @Override
    public Transactions transactions() {
        return persistence.transactions();
    }

    @Override
    public Accounts accounts() {
        return persistence.accounts();
    }

    @Override
    public Credentials credentials() {
        return persistence.credentials();
    }

    @Override
    public WrongSteps wrongSteps() {
        return persistence.wrongSteps();
    }

    @Override
    public HashCosts hashCosts() {
        return persistence.hashCosts();
    }

    @Override
    public Attempts attempts() {
        return persistence.attempts();
    }

    @Override
    public Sessions sessions() {
        return persistence.sessions();
    }

    @Override
    public SignIns signIns() {
        return persistence.signIns();
    }

    @Override
    public SignUps signUps() {
        return persistence.signUps();
    }

    @Override
    public Authenticators authenticators() {
        return persistence.authenticators();
    }

    @Override
    public PendingKeys pendingKeys() {
        return persistence.pendingKeys();
    }

    @Override
    public BackupCodes backupCodes() {
        return persistence.backupCodes();
    }

    @Override
    public AuditTrail auditTrail() {
        return persistence.auditTrail();
    }

    @Override
    public Outbox outbox() {
        return persistence.outbox();
    }

    @Override
    public KnownBrowsers knownBrowsers() {
        return persistence.knownBrowsers();
    }

    @Override
    public MailedLinks mailedLinks() {
        return persistence.mailedLinks();
    }

    @Override
    public Teams teams() {
        return persistence.teams();
    }

    @Override
    public Memberships memberships() {
        return persistence.memberships();
    }

    @Override
    public TwoStepFollowers twoStepFollowers() {
        return persistence.twoStepFollowers();
    }

    @Override
    public Policies policies() {
        return persistence.policies();
    }

    @Override
    public Subscriptions subscriptions() {
        return persistence.subscriptions();
    }

    @Override
    public MandateWatch mandateWatch() {
        return persistence.mandateWatch();
    }

    @Override
    public Invitations invitations() {
        return persistence.invitations();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("vst");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException stillInUse) {
            // the server is stopping in the same moment: the system clears its temporary folder
            return;
        }
    }
}
