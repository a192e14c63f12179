package org.vestibule.application.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.password.PasswordHash;

/** All accounts. */
public interface Accounts {

    /** Adds an account and claims its address; false, and nothing is added, if the address is claimed already. */
    boolean add(Account account, PasswordHash password);

    /** Finds the account that holds an address. */
    Optional<Account> find(EmailAddress email);

    /** What the holders of some accounts are called. */
    Map<AccountId, PersonName> names(Collection<AccountId> accounts);

    /** The next accounts in the order of their making. */
    List<Account> after(Optional<AccountId> last, int most);
}
