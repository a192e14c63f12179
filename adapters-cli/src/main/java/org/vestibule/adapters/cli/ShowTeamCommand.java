package org.vestibule.adapters.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.ViewPeople.Person;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule team show}. */
@Command(name = "show")
final class ShowTeamCommand implements Callable<Integer> {

    private static final int PAGE = 500;

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
                        taker -> people(portal, found, taker),
                        texts.people(found));
    }

    /** Hands all of them over, and never holds more than a page. */
    private static void people(Program.UseCases portal, Team team, Consumer<Person> taker) {
        List<Person> page;
        int shown = 0;
        do {
            page = portal.viewPeople()
                    .page(team, MemberSelection.ALL, shown, PAGE)
                    .page();
            page.forEach(taker);
            shown += page.size();
        } while (page.size() == PAGE);
    }
}
