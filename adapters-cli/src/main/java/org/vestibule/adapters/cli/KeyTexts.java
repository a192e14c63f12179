package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.application.app.RotateSigningKeys;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.RotateDataKeys;
import org.vestibule.application.key.ViewKeys;
import org.vestibule.domain.app.SigningKey;

/** What people are told of keys: names and numbers. */
record KeyTexts(Messages messages) {

    String of(ViewKeys.Keys keys) {
        MasterKeyStatus master = keys.master();
        return messages.get("keys.shown", master.name(), master.place(), next(master), keys.left());
    }

    String of(ViewKeys.Keys keys, List<SigningKey> signing) {
        return of(keys) + "\n" + (signing.isEmpty() ? messages.get("keys.no-signing") : "\n" + of(signing));
    }

    private String of(List<SigningKey> signing) {
        return Stream.concat(
                        Stream.of(signingRow("SIGNING KEY", "SINCE(UTC)", "")),
                        signing.stream()
                                .map(key -> signingRow(
                                        key.id(),
                                        AccountTexts.time(key.since()),
                                        messages.get("keys.signing-" + Words.of(key.state())))))
                .collect(Collectors.joining("\n"));
    }

    String of(RotateSigningKeys.Result signing) {
        return signing instanceof RotateSigningKeys.TooSoon tooSoon
                ? messages.get("keys.signs-on", tooSoon.signs().id(), AccountTexts.time(tooSoon.from()))
                : messages.get("keys.signs", signing.signs().id());
    }

    private String next(MasterKeyStatus master) {
        return master.next()
                .map(next -> master.nextInPlace()
                        ? messages.get("keys.next-in-place", next)
                        : messages.get("keys.next", next, master.nextPlace()))
                .orElseGet(() -> messages.get("keys.no-next"));
    }

    String begun(MasterKeyStatus master) {
        return messages.get(
                "keys.change-begun", master.next().orElseThrow(), master.nextPlace(), master.place(), master.name());
    }

    String of(RotateDataKeys.Rotated rotated) {
        String key = rotated.resumed() ? "keys.resumed" : "keys.rotated";
        String text = messages.get(key, rotated.newest(), rotated.sealedAnew());
        return rotated.unreadable() == 0 ? text : text + "\n" + messages.get("keys.unreadable", rotated.unreadable());
    }

    String header() {
        return row("DATA KEY", "MADE(UTC)", "VALUES", "");
    }

    String row(DataKey key, boolean newest) {
        return row(key.id(), AccountTexts.time(key.madeAt()), key.values(), newest ? messages.get("keys.seals") : "");
    }

    private static String signingRow(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %-20s  %s", cells).stripTrailing();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-8s  %-20s  %-10s  %s", cells).stripTrailing();
    }
}
