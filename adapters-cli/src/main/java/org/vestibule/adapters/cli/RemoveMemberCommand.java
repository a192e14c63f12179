package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule team remove-member}. */
@Command(name = "remove-member")
final class RemoveMemberCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    RemoveMemberCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onMember(team, email, this::judge);
    }

    private int judge(Program.UseCases portal, Team found, Account account) {
        Optional<ViewPeople.Person> person = portal.viewMember().of(found, account.id());
        if (person.isEmpty()) {
            return context.refused(TeamChange.NOT_A_MEMBER, found, account);
        }
        if (person.get().member().role() == Role.OWNER) {
            return ownerStays(found, account);
        }
        String what = context.messages().get("confirm.remove-member", account.name(), account.email(), found.name());
        String shown = new TeamTexts(context.messages()).person(found, person.get());
        return context.confirmed(portal, what, shown, changes -> remove(changes, found, account));
    }

    private int ownerStays(Team found, Account account) {
        return context.report().refused("owner-cannot-leave", account.email(), found.name());
    }

    private int remove(Program.Changes changes, Team found, Account account) {
        TeamChange change = changes.removeMember().remove(Authority.OPERATOR, found.id(), account.id());
        return switch (change) {
            case DONE -> {
                context.log("team remove-member", found, account);
                String text = context.messages().get("team.member-removed", account.email(), found.name());
                yield context.report().answered(TeamFields.of(found, account), text);
            }
            case IS_OWNER -> ownerStays(found, account);
            default -> context.refused(change, found, account);
        };
    }
}
