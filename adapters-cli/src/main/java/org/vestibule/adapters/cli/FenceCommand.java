package org.vestibule.adapters.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.vestibule.application.fence.MoveFence;
import picocli.CommandLine.Command;

/** {@code vestibule database fence}: what an operator says who has restored a backup. */
@Command(name = "fence")
final class FenceCommand implements Callable<Integer> {

    private final Context context;

    FenceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.ask(portal -> context.confirmed(
                portal,
                context.messages().get("confirm.fence"),
                context.messages().get("database.would-fence"),
                this::move));
    }

    private int move(Program.Changes changes) {
        MoveFence.Moved moved = changes.moveFence().move();
        context.log("database fence", "moved to " + AccountTexts.time(moved.at()));
        String at = AccountTexts.time(moved.at());
        String codesFrom = AccountTexts.time(moved.codesFrom());
        Map<String, Object> fields = DatabaseFields.of(moved);
        return context.report().answered(fields, context.messages().get("database.fenced", at, codesFrom));
    }
}
