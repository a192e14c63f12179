package org.vestibule.adapters.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vestibule team list}. */
@Command(name = "list")
final class ListTeamsCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Paging paging = new Paging();

    ListTeamsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Report.Listing<Team> listing = new Report.Listing<>(
                row("NAME", "ID", "CREATED(UTC)", "ZONE"),
                context.messages().get("team.none"),
                team -> row(team.name(), team.id(), AccountTexts.time(team.createdAt()), team.zone()),
                TeamFields::of);
        return context.ask(portal -> paging.<Team>show(
                context,
                Team::id,
                taken -> portal.listTeams().forEach(paging.after().map(TeamId::new), taken),
                listing));
    }

    /** Columns are as wide as most need; a longer value moves the rest of its row, for rows are shown as they come. */
    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-24s  %-36s  %-20s  %s", cells);
    }
}
