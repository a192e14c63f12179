package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule team set-role}. */
@Command(name = "set-role")
final class SetRoleCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Parameters(index = "1", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    @Parameters(index = "2", paramLabel = "ROLE", descriptionKey = "role")
    private Role role = Role.USER;

    SetRoleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return role == Role.OWNER ? context.report().refused("role-owner") : context.onMember(team, email, this::set);
    }

    private int set(Program.UseCases portal, Team found, Account account) {
        TeamChange change = portal.changes().setRole().set(Authority.OPERATOR, found.id(), account.id(), role);
        return switch (change) {
            case DONE -> {
                context.log("team set-role", found, account);
                yield answered("team.role-set", found, account);
            }
            case UNCHANGED -> answered("team.role-unchanged", found, account);
            default -> context.refused(change, found, account);
        };
    }

    private int answered(String key, Team found, Account account) {
        String text = context.messages().get(key, account.email(), Words.of(role), found.name());
        return context.report().answered(TeamFields.of(found, account), text);
    }
}
