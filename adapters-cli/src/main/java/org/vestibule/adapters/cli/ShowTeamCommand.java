package org.vestibule.adapters.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule team show}. */
@Command(name = "show")
final class ShowTeamCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    ShowTeamCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onTeam(team, this::show);
    }

    private int show(Program.UseCases portal, Team found) {
        return portal.viewPolicy()
                .of(found)
                .map(policy -> show(portal, found, policy))
                .orElseGet(() -> context.refused(TeamChange.NO_TEAM, found));
    }

    private int show(Program.UseCases portal, Team found, ViewPolicy.Policy policy) {
        TeamTexts texts = new TeamTexts(context.messages());
        Map<String, Object> fields = new LinkedHashMap<>(TeamFields.of(found));
        fields.putAll(TeamFields.of(policy));
        return context.report()
                .answered(
                        fields,
                        texts.shown(found, policy),
                        "members",
                        portal.listPeople().list(found, MemberSelection.ALL)::forEach,
                        texts.people(found));
    }
}
