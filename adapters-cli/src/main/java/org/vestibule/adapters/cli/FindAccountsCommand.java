package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vestibule account find}. */
@Command(name = "find")
final class FindAccountsCommand implements Callable<Integer> {

    private final AccountTable table;

    @Parameters(index = "0", paramLabel = "TEXT", descriptionKey = "text")
    private String text = "";

    @Mixin
    private Paging paging = new Paging();

    FindAccountsCommand(Context context) {
        table = new AccountTable(context);
    }

    @Override
    public Integer call() {
        return table.show(paging, account -> account.mentions(text), "account.none-found");
    }
}
