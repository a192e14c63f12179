package org.vestibule.adapters.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.database.DatabaseState.FenceState;
import org.vestibule.application.fence.MoveFence;

/** What programs are told of the database: names and values that do not change from one release to the next. */
final class DatabaseFields {

    private DatabaseFields() {}

    static Map<String, Object> of(DatabaseState state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("server", state.server());
        fields.put("where", state.where());
        fields.put("embedded", state.embedded());
        fields.put("bytes", state.bytes());
        fields.put("migrationsApplied", state.migrations().applied());
        fields.put("migrationsWaiting", state.migrations().waiting());
        state.history().ifPresent(history -> {
            fields.put("system", Long.toUnsignedString(history.server()));
            fields.put("timeline", history.timeline());
        });
        state.fence().ifPresent(fence -> fields.put("fence", of(fence)));
        fields.put("replicationVouchedFor", state.nothingIsLost());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(MoveFence.Moved moved) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("movedAt", moved.at());
        fields.put("codesFrom", moved.codesFrom());
        return Collections.unmodifiableMap(fields);
    }

    private static Map<String, Object> of(FenceState fence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("epoch", fence.epoch());
        fields.put("movedAt", fence.movedAt());
        fence.codesHeldUntil().ifPresent(until -> fields.put("backupCodesHeldUntil", until));
        return Collections.unmodifiableMap(fields);
    }
}
