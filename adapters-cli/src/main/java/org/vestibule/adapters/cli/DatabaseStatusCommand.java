package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.database.DatabaseState;
import picocli.CommandLine.Command;

/** {@code vestibule database status}. It opens no portal, for that would bring the schema up to date. */
@Command(name = "status")
final class DatabaseStatusCommand implements Callable<Integer> {

    private final Context context;

    DatabaseStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DatabaseState state = context.program().database(context.options().get());
        return context.report().answered(DatabaseFields.of(state), new DatabaseTexts(context.messages()).of(state));
    }
}
