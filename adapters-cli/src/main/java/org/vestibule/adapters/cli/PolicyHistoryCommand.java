package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule policy history}. */
@Command(name = "history")
final class PolicyHistoryCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    PolicyHistoryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onTeam(team, this::show);
    }

    private int show(Program.UseCases portal, Team found) {
        Report.Listing<PolicyChange> listing = new TeamTexts(context.messages()).changes(found);
        return portal.viewPolicy()
                .of(found)
                .map(policy ->
                        context.report().<PolicyChange>listed(policy.history().changes()::forEach, listing))
                .orElseGet(() -> context.refused(TeamChange.NO_TEAM, found));
    }
}
