package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.team.TeamId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule computer list}. */
@Command(name = "list")
final class ListComputersCommand implements Callable<Integer> {

    private static final int TOGETHER = 500;

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    ListComputersCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Report.Listing<Computers.Listed> listing = new Report.Listing<>(
                row("NAME", "ID", "LICENSED(UTC)", "SEEN(UTC)", "APP"),
                context.messages().get("computer.none"),
                this::row,
                listed -> ComputerFields.of(listed.computer()));
        return context.onTeam(
                team,
                (portal, found) ->
                        context.report().listed(taker -> all(portal.viewComputers(), found.id(), taker), listing));
    }

    private static void all(ViewComputers view, TeamId team, Consumer<Computers.Listed> taker) {
        String key = "";
        List<Computers.Listed> some;
        do {
            some = view.view(team, new ViewComputers.Which(Optional.empty(), key, false), TOGETHER)
                    .page()
                    .computers();
            for (Computers.Listed one : some) {
                taker.accept(one);
                key = one.computer().name().key();
            }
        } while (some.size() == TOGETHER);
    }

    private String row(Computers.Listed listed) {
        Computer computer = listed.computer();
        return row(
                computer.name(),
                computer.id(),
                AccountTexts.time(computer.licensedAt()),
                computer.seen()
                        .map(seen -> AccountTexts.time(seen.at()))
                        .orElseGet(() -> context.messages().get("computer.never")),
                listed.app().orElse(computer.client().toString()));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-24s  %-36s  %-20s  %-20s  %s", cells);
    }
}
