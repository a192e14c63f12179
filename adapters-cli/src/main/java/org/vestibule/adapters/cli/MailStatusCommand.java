package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.application.notice.PendingMail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vestibule mail status}: which mails wait, and why. */
@Command(name = "status")
final class MailStatusCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Paging paging = new Paging();

    MailStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PendingMailTexts texts = new PendingMailTexts(context.messages());
        return context.ask(portal -> paging.show(
                context,
                PendingMail::id,
                taken -> portal.listMails().forEach(paging.after(), taken),
                new Report.Listing<>(
                        texts.header(portal.viewFigures().view().mails()),
                        context.messages().get("mail.none"),
                        texts::row,
                        PendingMailFields::of)));
    }
}
