package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule policy show}. */
@Command(name = "show")
final class ShowPolicyCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    ShowPolicyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onTeam(team, context::showPolicy);
    }
}
