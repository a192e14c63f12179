package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
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
        return switch (portal.setOwner().set(found, account.id())) {
            case DONE -> {
                context.log("team set-owner", found, account);
                yield answered("team.owner-set", found, account);
            }
            case UNCHANGED -> answered("team.owner-unchanged", found, account);
            case NOT_A_MEMBER -> context.report().refused("member-unknown", account.email(), found.name());
            case NEEDS_TWO_STEP -> context.report().refused("mandate-covers-owner", account.name());
        };
    }

    private int answered(String key, Team found, Account account) {
        String text = context.messages().get(key, account.email(), found.name());
        return context.report().answered(TeamFields.of(found, account), text);
    }
}
