package org.vestibule.adapters.cli;

import java.util.Locale;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.RotateDataKeys;
import org.vestibule.application.key.ViewKeys;

/** What people are told of keys: names and numbers. */
record KeyTexts(Messages messages) {

    String of(ViewKeys.Keys keys) {
        MasterKeyStatus master = keys.master();
        return messages.get("keys.shown", master.name(), master.place(), next(master), keys.left());
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

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-8s  %-20s  %-10s  %s", cells).stripTrailing();
    }
}
