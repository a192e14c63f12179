package org.vestibule.adapters.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vestibule.application.twostep.DisableObjections;
import org.vestibule.application.twostep.ResetTwoStep;
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
        if (!(portal.changes().resetTwoStep().reset(account, why.text()) instanceof ResetTwoStep.Done done)) {
            return context.report().refused("two-step-already-off", account.email());
        }
        context.log("two-step reset", account, ", reason: " + why.text());
        String text = context.messages().get("two-step.reset", account.email());
        Map<String, Object> fields = new LinkedHashMap<>(Fields.of(account, new TwoStepVerification.Off()));
        String now = ofTeams(done.failedByOwner(), "ownerWithoutTwoStep", "two-step.reset-owner", fields);
        String later = ofTeams(
                done.failedOnceAwake(), "ownerWithoutTwoStepOnceAwake", "two-step.reset-owner-once-awake", fields);
        return context.report().answered(fields, text + now + later);
    }

    private String ofTeams(
            List<DisableObjections.Objection> teams, String field, String key, Map<String, Object> fields) {
        if (teams.isEmpty()) {
            return "";
        }
        fields.put(field, teams.stream().map(team -> team.team()).toList());
        String names = teams.stream().map(team -> team.name().value()).collect(Collectors.joining(", "));
        return "\n" + context.messages().get(key, names);
    }
}
