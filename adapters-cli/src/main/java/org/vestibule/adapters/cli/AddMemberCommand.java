package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule team add-member}. */
@Command(name = "add-member")
final class AddMemberCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    @Option(names = "--role", paramLabel = "ROLE", descriptionKey = "role")
    private Role role = Role.USER;

    @Option(names = "--technician")
    private boolean technician;

    AddMemberCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (role == Role.OWNER) {
            return context.report().refused("role-owner");
        }
        return context.onMember(team, email, this::add);
    }

    private int add(Program.UseCases portal, Team found, Account account) {
        TeamChange change = portal.changes().addMember().add(found, account.id(), role, technician);
        return switch (change) {
            case DONE -> {
                context.log("team add-member", found, account);
                String text = context.messages().get("team.member-added", account.email(), found.name());
                yield context.report().answered(TeamFields.of(found, account), text);
            }
            case UNCHANGED -> context.report().refused("member-already", account.email(), found.name());
            default -> context.refused(change, found, account);
        };
    }
}
