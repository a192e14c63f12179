package org.vestibule.adapters.cli;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.twostep.TwoStepVerification;

/** What programs are told of accounts: names and values that do not change from one release to the next. */
final class AccountFields {

    private AccountFields() {}

    static Map<String, Object> of(Account account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", account.id());
        fields.put("email", account.email());
        fields.put("name", account.name());
        fields.put("createdAt", account.createdAt());
        fields.put("state", account.enabled() ? "enabled" : "disabled");
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(CreateAccount.Created created) {
        Map<String, Object> fields = new LinkedHashMap<>(of(created.account()));
        created.link().ifPresent(link -> fields.put("link", link));
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(Account account, TwoStepVerification twoStep) {
        Map<String, Object> fields = new LinkedHashMap<>(of(account));
        fields.put("twoStep", of(twoStep));
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(Account account, TwoStepVerification twoStep, Optional<Refusals.Refusal> refusal) {
        Map<String, Object> fields = new LinkedHashMap<>(of(account, twoStep));
        refusal.ifPresent(known -> fields.put("mailRefused", of(known)));
        return Collections.unmodifiableMap(fields);
    }

    private static Map<String, Object> of(Refusals.Refusal refusal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", time(refusal.at()));
        fields.put("why", refusal.why());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(TwoStepVerification twoStep) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (twoStep instanceof TwoStepVerification.Protected on) {
            TwoStepVerification.Protection protection = on.protection();
            fields.put("state", "on");
            fields.put("since", time(protection.since()));
            fields.put("lastUsedAt", time(protection.lastUsedAt()));
            fields.put("authenticatorOff", protection.authenticatorOff());
            fields.put("authenticatorUnreadable", protection.authenticatorUnreadable());
            fields.put("backupCodesLeft", protection.codesLeft());
            fields.put("backupCodesOff", protection.codesOff());
            fields.put("backupCodesSaved", protection.codesSaved());
        } else {
            fields.put("state", "off");
        }
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(Objection team) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", team.team());
        fields.put("name", team.name());
        fields.put("would", Words.of(team.kind()));
        team.day().ifPresent(day -> fields.put("day", day.toString()));
        return Collections.unmodifiableMap(fields);
    }

    private static String time(Instant instant) {
        return instant.toString();
    }
}
