package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.key.RotateDataKeys;
import org.vestibule.domain.app.SigningKey;
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
        return context.ask(portal -> signingOnly ? answer(signing(portal)) : all(portal));
    }

    private int all(Program.UseCases portal) {
        boolean forPrograms = context.options().get().output() == GlobalOptions.Output.JSON;
        Progress progress =
                new Progress(terminal, forPrograms, context.messages().get("keys.progress"));
        RotateDataKeys.Result result = portal.changes().rotateDataKeys().rotate(progress::reached);
        return result instanceof RotateDataKeys.Rotated rotated
                ? answer(rotated, signing(portal))
                : context.report().refused("master-key-in-change");
    }

    /** Whoever is not the first finds it done. */
    private static SigningKey signing(Program.UseCases portal) {
        return portal.changes()
                .rotateSigningKeys()
                .rotate()
                .or(() -> portal.listSigningKeys().list().stream()
                        .filter(key -> key.state() == SigningKey.State.CURRENT)
                        .findFirst())
                .orElseThrow();
    }

    private int answer(SigningKey signs) {
        context.log("keys rotate", "signing key " + signs.id());
        return context.report().answered(KeyFields.rotated(signs), texts().of(signs));
    }

    private int answer(RotateDataKeys.Rotated rotated, SigningKey signs) {
        context.log(
                "keys rotate",
                "data key " + rotated.newest() + ", " + rotated.sealedAnew() + " values sealed anew, "
                        + rotated.unreadable() + " unreadable, signing key " + signs.id());
        return context.report().answered(KeyFields.of(rotated, signs), texts().of(rotated) + "\n" + texts().of(signs));
    }

    private KeyTexts texts() {
        return new KeyTexts(context.messages());
    }
}
