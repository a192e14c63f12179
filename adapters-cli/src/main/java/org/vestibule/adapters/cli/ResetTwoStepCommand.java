package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.text.Line;
import org.vestibule.domain.twostep.TwoStepVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vestibule two-step reset}. */
@Command(name = "reset")
final class ResetTwoStepCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    @Option(names = "--reason", paramLabel = "TEXT")
    private @Nullable String reason;

    @Option(names = "--dry-run")
    private boolean dryRun;

    ResetTwoStepCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (dryRun) {
            return context.onAccount(email, this::preview);
        }
        if (reason == null) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), context.messages().get("usage-error.reason"));
        }
        if (Reason.isMissing(reason)) {
            return context.report().refused("reason-missing");
        }
        if (Reason.isTooLong(reason)) {
            return context.report().refused("reason-too-long", Line.length(reason), Reason.LONGEST);
        }
        Optional<Reason> given = Reason.parse(reason);
        if (given.isEmpty()) {
            return context.report().refused("reason-malformed");
        }
        return context.onAccount(email, (portal, account) -> judge(portal, account, given.get()));
    }

    private int preview(Program.UseCases portal, Account account) {
        TwoStepVerification now = portal.viewTwoStep().of(account.id());
        List<Objection> teams = portal.listDisableObjections().list(account.id());
        Map<String, Object> fields = new LinkedHashMap<>(AccountFields.of(account, now));
        fields.put("teams", teams.stream().map(AccountFields::of).toList());
        return now instanceof TwoStepVerification.Off
                ? alreadyOff(account)
                : context.report()
                        .answered(
                                fields,
                                shown(account, now, teams) + "\n"
                                        + context.messages().get("dry-run"));
    }

    private int judge(Program.UseCases portal, Account account, Reason why) {
        TwoStepVerification now = portal.viewTwoStep().of(account.id());
        if (now instanceof TwoStepVerification.Off) {
            return alreadyOff(account);
        }
        return context.confirmed(
                portal,
                context.messages().get("confirm.two-step-reset", account.name(), account.email()),
                shown(account, now, portal.listDisableObjections().list(account.id())),
                changes -> reset(changes, account, why));
    }

    private String shown(Account account, TwoStepVerification now, List<Objection> teams) {
        AccountTexts texts = new AccountTexts(context.messages());
        return texts.of(account, now)
                + teams.stream().map(team -> "\n" + texts.of(team)).collect(Collectors.joining());
    }

    private int alreadyOff(Account account) {
        return context.report().refused("two-step-already-off", account.email());
    }

    private int reset(Program.Changes changes, Account account, Reason why) {
        if (!(changes.resetTwoStep().reset(account, why.text()) instanceof ResetTwoStep.Done done)) {
            return alreadyOff(account);
        }
        context.log("two-step reset", account, ", reason: " + why.text());
        String text = context.messages().get("two-step.reset", account.email());
        Map<String, Object> fields = new LinkedHashMap<>(AccountFields.of(account, new TwoStepVerification.Off()));
        String now = ofTeams(done.failedByOwner(), "ownerWithoutTwoStep", "two-step.reset-owner", fields);
        String later = ofTeams(
                done.failedOnceAwake(), "ownerWithoutTwoStepOnceAwake", "two-step.reset-owner-once-awake", fields);
        return context.report().answered(fields, text + now + later);
    }

    private String ofTeams(List<Objection> teams, String field, String key, Map<String, Object> fields) {
        if (teams.isEmpty()) {
            return "";
        }
        fields.put(field, teams.stream().map(team -> team.team()).toList());
        String names = teams.stream().map(team -> team.name().value()).collect(Collectors.joining(", "));
        return "\n" + context.messages().get(key, names);
    }
}
