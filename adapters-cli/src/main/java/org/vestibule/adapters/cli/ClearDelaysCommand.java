package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule account clear-delays}. */
@Command(name = "clear-delays")
final class ClearDelaysCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    ClearDelaysCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onAccount(email, (portal, account) -> {
            portal.changes().clearDelays().clear(account);
            context.log("account clear-delays", account, "");
            String text = context.messages().get("account.delays-cleared", account.email());
            return context.report().answered(AccountFields.of(account), text);
        });
    }
}
