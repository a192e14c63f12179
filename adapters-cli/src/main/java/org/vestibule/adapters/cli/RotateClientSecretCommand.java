package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule client rotate-secret}. */
@Command(name = "rotate-secret")
final class RotateClientSecretCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "CLIENT", descriptionKey = "client")
    private String client = "";

    RotateClientSecretCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onClient(client, this::judge);
    }

    private int judge(Program.UseCases portal, Client found) {
        if (!found.keepsSecret()) {
            return context.report().refused("client-keeps-no-secret", found.name());
        }
        String what = context.messages().get("confirm.client-rotate-secret", found.name());
        String shown = new ClientTexts(context.messages()).shown(found);
        return context.confirmed(portal, what, shown, changes -> rotate(changes, found));
    }

    private int rotate(Program.Changes changes, Client found) {
        Optional<ClientSecret> secret = changes.rotateClientSecret().rotate(found.id());
        if (secret.isEmpty()) {
            return context.report().refused("client-unknown", found.id());
        }
        context.log("client rotate-secret", found);
        ClientTexts texts = new ClientTexts(context.messages());
        return context.report()
                .answered(ClientFields.of(found, secret.get()), texts.secretRotated(found, secret.get()));
    }
}
