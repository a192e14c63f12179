package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
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
        return context.onMember(team, email, this::remove);
    }

    private int remove(Program.UseCases portal, Team found, Account account) {
        TeamChange change = portal.changes().removeMember().remove(Authority.OPERATOR, found.id(), account.id());
        return switch (change) {
            case DONE -> {
                context.log("team remove-member", found, account);
                String text = context.messages().get("team.member-removed", account.email(), found.name());
                yield context.report().answered(TeamFields.of(found, account), text);
            }
            case IS_OWNER -> context.report().refused("owner-cannot-leave", account.email(), found.name());
            default -> context.refused(change, found, account);
        };
    }
}
