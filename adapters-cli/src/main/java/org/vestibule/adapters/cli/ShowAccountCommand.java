package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.twostep.TwoStepVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule account show}. */
@Command(name = "show")
final class ShowAccountCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    ShowAccountCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onAccount(email, (portal, account) -> {
            TwoStepVerification twoStep = portal.viewTwoStep().of(account.id());
            Optional<Refusals.Refusal> refusal = portal.viewRefusal().of(account.email());
            String text = new AccountTexts(context.messages()).of(account, twoStep, refusal);
            return context.report().answered(AccountFields.of(account, twoStep, refusal), text);
        });
    }
}
