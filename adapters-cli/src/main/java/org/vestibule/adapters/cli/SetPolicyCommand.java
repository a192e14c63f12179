package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vestibule policy set}. */
@Command(name = "set")
final class SetPolicyCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "RULE", descriptionKey = "rule")
    private Mandate rule = Mandate.NOBODY;

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable LocalDate from;

    @Option(names = "--dry-run")
    private boolean dryRun;

    SetPolicyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (rule == Mandate.NOBODY && from != null) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), context.messages().get("usage-error.nobody-from"));
        }
        return context.onTeam(team, this::judge);
    }

    private int judge(Program.UseCases portal, Team found) {
        PreviewPolicy.Result result = portal.previewPolicy().preview(found, rule, Optional.ofNullable(from));
        if (result instanceof PreviewPolicy.Refused refused) {
            return refused(refused.why(), refused.owner());
        }
        if (!(result instanceof PreviewPolicy.Preview preview)) {
            return context.refused(TeamChange.NO_TEAM, found);
        }
        TeamTexts texts = new TeamTexts(context.messages());
        if (dryRun) {
            return context.report()
                    .answered(
                            TeamFields.of(preview),
                            texts.of(found, preview),
                            "losing",
                            portal.listMissing()
                                    .list(
                                            found.id(),
                                            preview.after(),
                                            preview.change().at())::forEach,
                            texts.losing(found),
                            texts.dryRun(found, preview));
        }
        return preview.changesNothing()
                ? context.showPolicy(portal, found)
                : context.confirmed(
                        portal,
                        texts.what(found, preview),
                        texts.inShort(found, preview),
                        changes -> set(portal, changes, found));
    }

    private int set(Program.UseCases portal, Program.Changes changes, Team found) {
        SetPolicy.Result result =
                changes.setPolicy().set(Authority.OPERATOR, found.id(), rule, Optional.ofNullable(from));
        if (result instanceof SetPolicy.Refused refused) {
            return refused(refused.why(), refused.owner());
        }
        if (result instanceof SetPolicy.NotAllowed gone) {
            return context.refused(gone.why(), found);
        }
        if (result instanceof SetPolicy.Done) {
            context.log("policy set", found, Words.of(rule));
        }
        return context.showPolicy(portal, found);
    }

    private int refused(PolicyRefusal why, Account owner) {
        return switch (why) {
            case DATE_PAST -> context.report().refused("date-past", requireNonNull(from));
            case NEEDS_ENTERPRISE -> context.report().refused("mandate-needs-enterprise");
            case NEEDS_ASSIST -> context.report().refused("mandate-needs-assist");
            case COVERS_YOU -> throw new IllegalStateException("A rule covers no operator");
            case COVERS_OWNER -> context.report().refused("mandate-covers-owner", owner.name());
        };
    }
}
