package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.vestibule.application.notice.PendingMail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule mail drop}. */
@Command(name = "drop")
final class DropMailCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "MAIL", descriptionKey = "mail-id")
    private UUID id = new UUID(0, 0);

    DropMailCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.ask(portal -> {
            Optional<PendingMail> mail = portal.findMail().find(id);
            return mail.isPresent() ? judge(portal, mail.get()) : unknown();
        });
    }

    private int judge(Program.UseCases portal, PendingMail mail) {
        PendingMailTexts texts = new PendingMailTexts(context.messages());
        String what = context.messages().get("confirm.mail-drop", texts.kind(mail), texts.to(mail));
        String shown = texts.header() + System.lineSeparator() + texts.row(mail);
        return context.confirmed(portal, what, shown, changes -> drop(changes, mail));
    }

    private int drop(Program.Changes changes, PendingMail mail) {
        if (!changes.dropMail().drop(mail)) {
            return unknown();
        }
        context.log("mail drop", "mail " + mail.id() + " to account " + mail.account());
        return context.report()
                .answered(PendingMailFields.named(mail), context.messages().get("mail.dropped", mail.id()));
    }

    private int unknown() {
        return context.report().refused("mail-unknown", id);
    }
}
