package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.team.Role;
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
        return switch (portal.setRole().set(found, account.id(), role)) {
            case DONE -> {
                context.log("team set-role", found, account);
                String text = context.messages().get("team.role-set", account.email(), Words.of(role), found.name());
                yield context.report().answered(TeamFields.of(found, account), text);
            }
            case NOT_A_MEMBER -> context.report().refused("member-unknown", account.email(), found.name());
            case IS_OWNER -> context.report().refused("role-owner");
        };
    }
}
