package org.vestibule.adapters.cli;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.twostep.TwoStepVerification;

/** What programs are told of accounts: names and values that do not change from one release to the next. */
final class Fields {

    private Fields() {}

    static Map<String, Object> of(Account account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", account.id());
        fields.put("email", account.email());
        fields.put("name", account.name());
        fields.put("createdAt", account.createdAt());
        fields.put("state", account.enabled() ? "enabled" : "disabled");
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(Account account, TwoStepVerification twoStep) {
        Map<String, Object> fields = new LinkedHashMap<>(of(account));
        fields.put("twoStep", of(twoStep));
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(TwoStepVerification twoStep) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (twoStep instanceof TwoStepVerification.On on) {
            fields.put("state", "on");
            fields.put("since", time(on.since()));
            fields.put("lastUsedAt", time(on.lastUsedAt()));
            fields.put("backupCodesLeft", on.backupCodesLeft());
        } else {
            fields.put("state", "off");
        }
        return Collections.unmodifiableMap(fields);
    }

    private static String time(Instant instant) {
        return instant.toString();
    }
}
