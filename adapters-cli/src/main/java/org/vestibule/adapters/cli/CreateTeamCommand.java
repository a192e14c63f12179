package org.vestibule.adapters.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vestibule.application.team.FindTeam;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.text.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule team create}. */
@Command(name = "create")
final class CreateTeamCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Option(names = "--owner", paramLabel = "EMAIL", required = true)
    private String owner = "";

    @Option(names = "--plan", paramLabel = "PLAN")
    private Plan plan = Plan.LITE;

    @Option(names = "--add-on", paramLabel = "ADD-ON")
    private Set<AddOn> addOns = Set.of();

    @Option(names = "--zone", paramLabel = "ZONE")
    private String zone = "UTC";

    @Option(names = "--same-name")
    private boolean sameName;

    CreateTeamCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Line.Fault> fault = Line.fault(name, TeamName.LONGEST);
        if (fault.isPresent()) {
            return context.refused(fault.get(), name, TeamName.LONGEST, "team-name-missing");
        }
        Optional<TeamName> called = TeamName.parse(name);
        if (called.isEmpty()) {
            return context.report().refused("team-name-malformed");
        }
        Optional<ZoneId> place = zone(zone);
        if (place.isEmpty()) {
            return context.report().refused("zone-unknown", zone);
        }
        return context.onAccount(owner, (portal, account) -> create(portal, called.get(), account, place.get()));
    }

    private int create(Program.UseCases portal, TeamName called, Account account, ZoneId place) {
        if (!sameName && !(portal.findTeam().find(called.value()) instanceof FindTeam.Unknown)) {
            return context.report().refused("team-name-taken", called);
        }
        Terms terms = new Terms(plan, addOns.contains(AddOn.ON_DEMAND_ASSIST));
        Team team = portal.changes().createTeam().create(called, account, terms, place);
        context.log("team create", team, account);
        String text = context.messages().get("team.created", team.name(), account.email(), team.id());
        return context.report().answered(TeamFields.of(team), text);
    }

    /** Only places, for an offset knows no daylight-saving time. */
    private static Optional<ZoneId> zone(String typed) {
        return ZoneId.getAvailableZoneIds().contains(typed) ? Optional.of(ZoneId.of(typed)) : Optional.empty();
    }
}
