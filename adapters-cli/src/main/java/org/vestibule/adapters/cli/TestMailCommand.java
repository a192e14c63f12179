package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.domain.account.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule mail test}: sends one, and says at which stage that ended and what to do there. */
@Command(name = "test")
final class TestMailCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "ADDRESS", descriptionKey = "mail-address")
    private String address = "";

    TestMailCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<EmailAddress> to = EmailAddress.parse(address);
        return to.isEmpty()
                ? context.report().refused("email-malformed")
                : new FindingTable(context)
                        .show(context.program().testMail(context.options().get(), to.get()));
    }
}
