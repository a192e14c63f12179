package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule compliance}. */
@Command(name = "compliance")
final class ComplianceCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Option(names = "--fail-if-incomplete")
    private boolean failIfIncomplete;

    ComplianceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onTeam(team, this::check);
    }

    private int check(Program.UseCases portal, Team found) {
        CheckCompliance.Compliance compliance = portal.checkCompliance().check(found.id());
        TeamTexts texts = new TeamTexts(context.messages());
        int answered = context.report()
                .answered(
                        TeamFields.of(compliance),
                        texts.of(compliance),
                        compliance.dormant() ? "missingOnceAwake" : "missing",
                        portal.listMissing().list(found.id(), compliance.rules(), compliance.at())::forEach,
                        texts.missing(found));
        return failIfIncomplete && !compliance.complete()
                ? context.report().refused("compliance-incomplete", compliance.missing(), found.name())
                : answered;
    }
}
