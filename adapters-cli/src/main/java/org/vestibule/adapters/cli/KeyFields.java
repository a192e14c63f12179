package org.vestibule.adapters.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.RotateDataKeys;
import org.vestibule.application.key.ViewKeys;
import org.vestibule.domain.app.SigningKey;

/** What programs are told of keys: names and values that do not change from one release to the next. */
final class KeyFields {

    private KeyFields() {}

    static Map<String, Object> of(ViewKeys.Keys keys, List<SigningKey> signing) {
        Map<String, Object> fields = new LinkedHashMap<>(of(keys.master()));
        fields.put("leftToSealAnew", keys.left());
        fields.put("signingKeys", signing.stream().map(KeyFields::of).toList());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(MasterKeyStatus master) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("masterKey", master.name());
        fields.put("masterKeyIn", master.place());
        master.next().ifPresent(next -> {
            fields.put("nextMasterKey", next);
            fields.put("nextMasterKeyIn", master.nextInPlace() ? master.place() : master.nextPlace());
            fields.put("nextInPlace", master.nextInPlace());
        });
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(DataKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", key.id());
        fields.put("madeAt", key.madeAt());
        fields.put("values", key.values());
        return Collections.unmodifiableMap(fields);
    }

    /** No more of it than apps are told. */
    static Map<String, Object> of(SigningKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", key.id());
        fields.put("state", Words.of(key.state()));
        fields.put("since", key.since());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> rotated(SigningKey key) {
        return Map.of("signingKey", key.id());
    }

    static Map<String, Object> of(RotateDataKeys.Rotated rotated, SigningKey signs) {
        Map<String, Object> fields = new LinkedHashMap<>(of(rotated));
        fields.putAll(rotated(signs));
        return Collections.unmodifiableMap(fields);
    }

    private static Map<String, Object> of(RotateDataKeys.Rotated rotated) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dataKey", rotated.newest());
        fields.put("resumed", rotated.resumed());
        fields.put("sealedAnew", rotated.sealedAnew());
        fields.put("unreadable", rotated.unreadable());
        fields.put("removed", rotated.removed());
        return Collections.unmodifiableMap(fields);
    }
}
