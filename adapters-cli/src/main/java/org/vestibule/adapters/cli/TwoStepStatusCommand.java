package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.domain.twostep.TwoStepVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule two-step status}. */
@Command(name = "status")
final class TwoStepStatusCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    TwoStepStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onAccount(email, (portal, account) -> {
            TwoStepVerification twoStep = portal.viewTwoStep().of(account.id());
            int answered = context.report()
                    .answered(AccountFields.of(twoStep), new AccountTexts(context.messages()).of(twoStep));
            return twoStep instanceof TwoStepVerification.Protected on
                            && on.protection().authenticatorUnreadable()
                    ? context.report().unavailable("key-unreadable", account.email())
                    : answered;
        });
    }
}
