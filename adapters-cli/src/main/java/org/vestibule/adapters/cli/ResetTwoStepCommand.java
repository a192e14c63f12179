package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.twostep.TwoStepVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule two-step reset}. */
@Command(name = "reset")
final class ResetTwoStepCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    ResetTwoStepCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (Reason.isMissing(reason)) {
            return context.report().refused("reason-missing");
        }
        Optional<Reason> given = Reason.parse(reason);
        if (given.isEmpty()) {
            return context.report().refused("reason-malformed", Reason.LONGEST);
        }
        return context.onAccount(email, (portal, account) -> reset(portal, account, given.get()));
    }

    private int reset(Program.UseCases portal, Account account, Reason why) {
        if (!portal.resetTwoStep().reset(account, why.text())) {
            return context.report().refused("two-step-already-off", account.email());
        }
        context.log("two-step reset", account, ", reason: " + why.text());
        String text = context.messages().get("two-step.reset", account.email());
        return context.report().answered(Fields.of(account, new TwoStepVerification.Off()), text);
    }
}
