package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.ViewPeople;
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
        return context.onMember(team, email, this::judge);
    }

    private int judge(Program.UseCases portal, Team found, Account account) {
        Optional<ViewPeople.Person> heir = portal.viewMember().of(found, account.id());
        if (heir.isEmpty()) {
            return context.refused(TeamChange.NOT_A_MEMBER, found, account);
        }
        Optional<ViewPolicy.Policy> policy = portal.viewPolicy().of(found);
        if (policy.isEmpty()) {
            return context.refused(TeamChange.NO_TEAM, found);
        }
        Account owner = policy.get().owner();
        if (owner.id().equals(account.id())) {
            return context.answered(portal, "team.owner-unchanged", found, account);
        }
        Messages messages = context.messages();
        String what = messages.get("confirm.set-owner", account.name(), account.email(), found.name(), owner.email());
        String shown = new TeamTexts(messages).person(found, heir.get());
        return context.confirmed(portal, what, shown, changes -> set(portal, changes, found, account));
    }

    private int set(Program.UseCases portal, Program.Changes changes, Team found, Account account) {
        TeamChange change = changes.setOwner().set(found.id(), account.id());
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
