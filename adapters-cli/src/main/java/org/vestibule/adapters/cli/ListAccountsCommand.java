package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vestibule account list}. */
@Command(name = "list")
final class ListAccountsCommand implements Callable<Integer> {

    private final AccountTable table;

    @Mixin
    private Paging paging = new Paging();

    ListAccountsCommand(Context context) {
        table = new AccountTable(context);
    }

    @Override
    public Integer call() {
        return table.show(paging, account -> true, "account.none");
    }
}
