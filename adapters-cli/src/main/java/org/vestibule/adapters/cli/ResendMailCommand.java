package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.notice.ResendMails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vestibule mail resend}: has one tried now, or all. */
@Command(name = "resend")
final class ResendMailCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MAIL", descriptionKey = "mail-id")
    private @Nullable UUID mail;

    @Option(names = "--all")
    private boolean all;

    ResendMailCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        UUID one = mail;
        if (all == (one != null)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), context.messages().get("usage-error.one-or-all"));
        }
        return context.ask(portal -> {
            ResendMails resend = portal.changes().resendMails();
            return one == null ? all(resend.resend()) : one(one, resend.resend(one));
        });
    }

    private int all(int hastened) {
        context.log("mail resend", "all that waited, " + hastened);
        return context.report()
                .answered(Map.of("hastened", hastened), context.messages().get("mail.all-resent", hastened));
    }

    private int one(UUID id, ResendMails.Result result) {
        return switch (result) {
            case DUE -> {
                context.log("mail resend", "mail " + id);
                yield context.report()
                        .answered(Map.of("id", id), context.messages().get("mail.resent", id));
            }
            case UNDER_WAY -> context.report().refused("mail-under-way", id);
            case NOT_WAITING -> context.report().refused("mail-unknown", id);
        };
    }
}
