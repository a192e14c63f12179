package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule team set-owner}. */
@Command(name = "set-owner")
final class SetOwnerCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    SetOwnerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onMember(team, email, this::set);
    }

    private int set(Program.UseCases portal, Team found, Account account) {
        TeamChange change = portal.changes().setOwner().set(found.id(), account.id());
        return switch (change) {
            case DONE -> {
                context.log("team set-owner", found, account);
                yield context.answered(portal, "team.owner-set", found, account);
            }
            case UNCHANGED -> context.answered(portal, "team.owner-unchanged", found, account);
            default -> context.refused(change, found, account);
        };
    }
}
