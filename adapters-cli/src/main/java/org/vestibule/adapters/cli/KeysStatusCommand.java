package org.vestibule.adapters.cli;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.ViewKeys;
import org.vestibule.domain.app.SigningKey;
import picocli.CommandLine.Command;

/** {@code vestibule keys status}. */
@Command(name = "status")
final class KeysStatusCommand implements Callable<Integer> {

    private final Context context;

    KeysStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeyTexts texts = new KeyTexts(context.messages());
        return context.ask(portal -> {
            ViewKeys.Keys keys = portal.viewKeys().view();
            List<SigningKey> signing = portal.listSigningKeys().list().stream()
                    .sorted(Comparator.comparing(SigningKey::state))
                    .toList();
            List<DataKey> data = keys.data();
            Report.Listing<DataKey> listing = new Report.Listing<>(
                    texts.header(), "", key -> texts.row(key, key.equals(data.get(data.size() - 1))), KeyFields::of);
            return context.report()
                    .answered(
                            KeyFields.of(keys, signing),
                            texts.of(keys, signing) + "\n",
                            "dataKeys",
                            data::forEach,
                            listing);
        });
    }
}
