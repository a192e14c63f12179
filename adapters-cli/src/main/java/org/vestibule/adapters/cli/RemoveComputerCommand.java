package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.computer.RemoveComputer;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule computer remove}. */
@Command(name = "remove")
final class RemoveComputerCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    RemoveComputerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onTeam(team, this::judge);
    }

    private int judge(Program.UseCases portal, Team found) {
        Optional<Computer> computer =
                ComputerName.parse(name).flatMap(called -> portal.findComputer().find(found.id(), called));
        if (computer.isEmpty()) {
            return unknown(found);
        }
        Computer one = computer.get();
        String what = context.messages().get("confirm.computer-remove", one.name(), found.name());
        String shown = context.messages()
                .get("computer.shown", one.name(), found.name(), one.id(), AccountTexts.time(one.licensedAt()));
        return context.confirmed(portal, what, shown, changes -> remove(changes, found, one));
    }

    private int unknown(Team found) {
        return context.report().refused("computer-unknown", name, found.name());
    }

    private int remove(Program.Changes changes, Team found, Computer computer) {
        RemoveComputer.Result result = changes.removeComputer().remove(Authority.OPERATOR, found.id(), computer.id());
        if (!(result instanceof RemoveComputer.Done)) {
            return unknown(found);
        }
        context.log("computer remove", "computer " + computer.id() + " of team " + found.id());
        return context.report()
                .answered(
                        ComputerFields.of(computer),
                        context.messages().get("computer.removed", computer.name(), found.name()));
    }
}
