package org.vestibule.adapters.cli;

import java.util.Locale;
import java.util.function.Predicate;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;

/** Shows accounts, a row each. */
record AccountTable(Context context) {

    /** @param none the key of what is said where there are none */
    int show(Paging paging, Predicate<Account> wanted, String none) {
        AccountTexts texts = new AccountTexts(context.messages());
        Report.Listing<Account> listing = new Report.Listing<>(
                row("EMAIL", "NAME", "CREATED(UTC)", "STATE"),
                context.messages().get(none),
                account -> row(
                        account.email(), account.name(), AccountTexts.time(account.createdAt()), texts.state(account)),
                AccountFields::of);
        return context.ask(portal -> paging.<Account>show(
                context,
                Account::id,
                taken -> portal.listAccounts()
                        .forEach(
                                paging.after().map(AccountId::new),
                                account -> !wanted.test(account) || taken.test(account)),
                listing));
    }

    /** Columns are as wide as most need; a longer value moves the rest of its row, for rows are shown as they come. */
    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %-24s  %-20s  %s", cells);
    }
}
