package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule team set-technician}. */
@Command(name = "set-technician")
final class SetTechnicianCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    @Parameters(index = "2", paramLabel = "yes|no", descriptionKey = "answer")
    private Answer technician = Answer.NO;

    /** Whether somebody is to be one. */
    enum Answer {
        YES,
        NO
    }

    SetTechnicianCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onMember(team, email, this::set);
    }

    private int set(Program.UseCases portal, Team found, Account account) {
        boolean given = technician == Answer.YES;
        TeamChange change = portal.changes().setTechnician().set(Authority.OPERATOR, found.id(), account.id(), given);
        return switch (change) {
            case DONE -> {
                context.log("team set-technician " + Words.of(technician), found, account);
                yield context.answered(
                        portal, given ? "team.technician-given" : "team.technician-taken", found, account);
            }
            case UNCHANGED -> context.answered(portal, "team.technician-unchanged", found, account);
            default -> context.refused(change, found, account);
        };
    }
}
