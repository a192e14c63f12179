package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.ViewKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vestibule keys change-master}. */
@Command(name = "change-master")
final class ChangeMasterKeyCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--finish")
    private boolean finish;

    ChangeMasterKeyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.ask(portal -> finish ? finish(portal) : begin(portal));
    }

    private int begin(Program.UseCases portal) {
        return begin(portal, portal.changes(), false);
    }

    private int begin(Program.UseCases portal, Program.Changes changes, boolean anew) {
        return switch (changes.beginMasterKeyChange().begin(anew)) {
            case DONE -> {
                context.log("keys change-master", "begun");
                yield begun(portal);
            }
            case ALREADY -> begun(portal);
            case OTHER_NEXT -> {
                ViewKeys.Keys keys = portal.viewKeys().view();
                String other = keys.master().next().orElseThrow();
                yield context.confirmed(
                        portal,
                        context.messages().get("confirm.other-master", other),
                        new KeyTexts(context.messages()).of(keys),
                        again -> begin(portal, again, true));
            }
            case SAME_KEY ->
                context.report().refused("master-key-same", master(portal).nextPlace());
            case NEXT_IN_PLACE -> context.report().refused("master-key-in-place");
        };
    }

    private int begun(Program.UseCases portal) {
        MasterKeyStatus master = master(portal);
        return context.report().answered(KeyFields.of(master), new KeyTexts(context.messages()).begun(master));
    }

    private int finish(Program.UseCases portal) {
        ViewKeys.Keys keys = portal.viewKeys().view();
        if (keys.master().next().isEmpty()) {
            return context.report().refused("master-key-not-begun");
        }
        if (!keys.master().nextInPlace()) {
            return notInPlace(keys.master());
        }
        String what = context.messages()
                .get("confirm.change-master", keys.master().next().orElseThrow());
        return context.confirmed(
                portal, what, new KeyTexts(context.messages()).of(keys), changes -> finish(portal, changes));
    }

    private int finish(Program.UseCases portal, Program.Changes changes) {
        return switch (changes.finishMasterKeyChange().finish()) {
            case DONE -> {
                context.log("keys change-master", "finished");
                MasterKeyStatus master = master(portal);
                yield context.report()
                        .answered(KeyFields.of(master), context.messages().get("keys.changed", master.name()));
            }
            case NOT_BEGUN -> context.report().refused("master-key-not-begun");
            case NEXT_NOT_IN_PLACE -> notInPlace(master(portal));
        };
    }

    private int notInPlace(MasterKeyStatus master) {
        return context.report().refused("master-key-not-in-place", master.place(), master.nextPlace());
    }

    private static MasterKeyStatus master(Program.UseCases portal) {
        return portal.viewKeys().view().master();
    }
}
