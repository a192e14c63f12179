package org.vestibule.application.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.token.TimeOrderedId;

/** Lets an operator make an account; the address that an operator enters counts as verified. */
public final class CreateAccount {

    private final Accounts accounts;
    private final NewPasswords newPasswords;
    private final SecretHasher hasher;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public CreateAccount(
            Accounts accounts,
            NewPasswords newPasswords,
            SecretHasher hasher,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.accounts = accounts;
        this.newPasswords = newPasswords;
        this.hasher = hasher;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The account can be signed in to. */
    public record Created(Account account) implements Result {}

    /** The address has an account already. */
    public record AddressTaken() implements Result {}

    /**
     * The password will not do.
     *
     * @param length its own, in characters
     * @param shortest the length that it needs
     */
    public record PasswordRefused(PasswordPolicy.Refusal reason, int length, int shortest) implements Result {}

    /** Makes it. */
    public Result create(EmailAddress email, PersonName name, Password password) {
        Optional<PasswordPolicy.Refusal> refusal = newPasswords.refusal(password, email, name);
        if (refusal.isPresent()) {
            return new PasswordRefused(refusal.get(), password.length(), newPasswords.shortest());
        }
        Instant now = clock.instant();
        Account account = new Account(new AccountId(TimeOrderedId.make(now, random)), email, name, now, true);
        PasswordHash hash = hasher.hash(password); // one process, one hash: no queue to stand in
        return transactions.inTransaction(() -> {
            if (!accounts.add(account, hash)) {
                return new AddressTaken();
            }
            trail.record(Event.byOperator(account.id(), Event.Kind.ACCOUNT_CREATED));
            return new Created(account);
        });
    }
}
