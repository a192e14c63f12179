package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code vestibule doctor}: what is wrong, and what to do about it. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    private final Context context;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new FindingTable(context)
                .show(context.program().examine(context.options().get()));
    }
}
