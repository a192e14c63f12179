package org.vestibule.adapters.cli;

import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.database.DatabaseState.FenceState;

/** What people are told of the database. */
record DatabaseTexts(Messages messages) {

    private static final long MIB = 1024L * 1024;

    String of(DatabaseState state) {
        return messages.get(
                "database.shown",
                state.server(),
                messages.get(state.embedded() ? "database.embedded" : "database.external", state.where()),
                state.bytes() / MIB,
                state.migrations().applied(),
                state.migrations().waiting(),
                state.history().map(this::of).orElseGet(() -> messages.get("database.history-unknown")),
                state.fence().map(this::of).orElseGet(() -> messages.get("database.never-fenced")),
                messages.get(state.nothingIsLost() ? "database.synchronous" : "database.asynchronous"));
    }

    private String of(DatabaseState.History history) {
        return messages.get(
                "database.history",
                Long.toUnsignedString(history.server()),
                Integer.toUnsignedString(history.timeline()));
    }

    private String of(FenceState fence) {
        String moved = messages.get("database.fence", AccountTexts.time(fence.movedAt()), Long.toString(fence.epoch()));
        return moved
                + fence.codesHeldUntil()
                        .map(until -> messages.get("database.codes-held", AccountTexts.time(until)))
                        .orElse("");
    }
}
