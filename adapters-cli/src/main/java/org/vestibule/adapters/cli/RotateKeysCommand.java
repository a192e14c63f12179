package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.app.RotateSigningKeys;
import org.vestibule.application.key.RotateDataKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vestibule keys rotate}: the data keys and those that sign, or these alone, which is done in a moment. */
@Command(name = "rotate")
final class RotateKeysCommand implements Callable<Integer> {

    private final Context context;
    private final Terminal terminal;

    @Option(names = "--signing-only")
    private boolean signingOnly;

    RotateKeysCommand(Context context, Terminal terminal) {
        this.context = context;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return context.ask(portal ->
                signingOnly ? answer(portal.changes().rotateSigningKeys().rotate()) : all(portal));
    }

    private int all(Program.UseCases portal) {
        boolean forPrograms = context.options().get().output() == GlobalOptions.Output.JSON;
        Progress progress =
                new Progress(terminal, forPrograms, context.messages().get("keys.progress"));
        RotateDataKeys.Result result = portal.changes().rotateDataKeys().rotate(progress::reached);
        return result instanceof RotateDataKeys.Rotated rotated
                ? answer(rotated, portal.changes().rotateSigningKeys().rotate())
                : context.report().refused("master-key-in-change");
    }

    private int answer(RotateSigningKeys.Result signing) {
        if (signing instanceof RotateSigningKeys.TooSoon tooSoon) {
            return context.report().refused("signing-key-too-new", AccountTexts.time(tooSoon.from()));
        }
        context.log("keys rotate", "signing key " + signing.signs().id());
        return context.report().answered(KeyFields.rotated(signing.signs()), texts().of(signing));
    }

    private int answer(RotateDataKeys.Rotated rotated, RotateSigningKeys.Result signing) {
        context.log(
                "keys rotate",
                "data key " + rotated.newest() + ", " + rotated.sealedAnew() + " values sealed anew, "
                        + rotated.unreadable() + " unreadable, signing key "
                        + signing.signs().id());
        return context.report()
                .answered(KeyFields.of(rotated, signing.signs()), texts().of(rotated) + "\n" + texts().of(signing));
    }

    private KeyTexts texts() {
        return new KeyTexts(context.messages());
    }
}
