package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
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
        return context.onMember(team, email, this::judge);
    }

    /** A rule for Technicians withholds the team at once from a new one without 2-step verification. */
    private int judge(Program.UseCases portal, Team found, Account account) {
        Optional<ViewPeople.Person> person = portal.viewMember()
                .of(found, account.id())
                .filter(one -> technician == Answer.YES && !one.technician())
                .filter(one -> !one.member().twoStepOn());
        boolean hurts = portal.viewPolicy()
                .of(found)
                .filter(policy -> policy.requires(Mandate.TECHNICIANS))
                .isPresent();
        if (person.isEmpty() || !hurts) {
            return set(portal, portal.changes(), found, account);
        }
        String what = context.messages().get("confirm.set-technician", account.name(), account.email(), found.name());
        String shown = new TeamTexts(context.messages()).person(found, person.get());
        return context.confirmed(portal, what, shown, changes -> set(portal, changes, found, account));
    }

    private int set(Program.UseCases portal, Program.Changes changes, Team found, Account account) {
        boolean given = technician == Answer.YES;
        TeamChange change = changes.setTechnician().set(Authority.OPERATOR, found.id(), account.id(), given);
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
