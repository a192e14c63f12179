package org.vestibule.adapters.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.team.ViewPeople.Person;
import org.vestibule.application.team.ViewPolicy;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
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
        ViewPolicy.Policy policy = portal.viewPolicy().of(found);
        List<Person> people = people(portal, found.id());
        Map<String, Object> fields = new LinkedHashMap<>(TeamFields.of(found));
        fields.putAll(TeamFields.of(policy));
        fields.put("members", people.stream().map(TeamFields::of).toList());
        return context.report().answered(fields, new TeamTexts(context.messages()).of(found, policy, people));
    }

    private static List<Person> people(Program.UseCases portal, TeamId team) {
        List<Person> all = new ArrayList<>();
        List<Person> page = portal.viewPeople().page(team, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            AccountId last = page.get(page.size() - 1).member().account().id();
            page = portal.viewPeople().page(team, Optional.of(last), PAGE);
        }
        return all;
    }
}
