package org.vestibule.adapters.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.vestibule.domain.account.Account;
import picocli.CommandLine.Command;

/** {@code vestibule account list}. */
@Command(name = "list")
final class ListAccountsCommand implements Callable<Integer> {

    private final Context context;

    ListAccountsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Texts texts = new Texts(context.messages());
        Report.Listing<Account> listing = new Report.Listing<>(
                row("EMAIL", "NAME", "CREATED(UTC)", "STATE"),
                context.messages().get("account.none"),
                account -> row(account.email(), account.name(), Texts.time(account.createdAt()), texts.state(account)),
                Fields::of);
        return context.ask(portal -> context.report().listed(portal.listAccounts()::forEach, listing));
    }

    /** Columns are as wide as most need; a longer value moves the rest of its row, for rows are shown as they come. */
    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %-24s  %-20s  %s", cells);
    }
}
