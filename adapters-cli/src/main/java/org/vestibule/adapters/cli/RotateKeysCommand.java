package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.key.RotateDataKeys;
import picocli.CommandLine.Command;

/** {@code vestibule keys rotate}. */
@Command(name = "rotate")
final class RotateKeysCommand implements Callable<Integer> {

    private final Context context;
    private final Terminal terminal;

    RotateKeysCommand(Context context, Terminal terminal) {
        this.context = context;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean forPrograms = context.options().get().output() == GlobalOptions.Output.JSON;
        Progress progress =
                new Progress(terminal, forPrograms, context.messages().get("keys.progress"));
        return context.ask(portal -> {
            RotateDataKeys.Result result = portal.changes().rotateDataKeys().rotate(progress::reached);
            return result instanceof RotateDataKeys.Rotated rotated
                    ? answer(rotated)
                    : context.report().refused("master-key-in-change");
        });
    }

    private int answer(RotateDataKeys.Rotated rotated) {
        context.log(
                "keys rotate",
                "data key " + rotated.newest() + ", " + rotated.sealedAnew() + " values sealed anew, "
                        + rotated.unreadable() + " unreadable");
        return context.report().answered(KeyFields.of(rotated), new KeyTexts(context.messages()).of(rotated));
    }
}
