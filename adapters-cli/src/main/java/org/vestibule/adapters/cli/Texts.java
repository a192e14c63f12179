package org.vestibule.adapters.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;

/** What people are told of accounts. */
record Texts(Messages messages) {

    /** An instant in UTC, to the second (ISO 8601). */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String state(Account account) {
        return messages.get(account.enabled() ? "account.enabled" : "account.disabled");
    }

    String of(Account account, TwoStepVerification twoStep) {
        return messages.get(
                "account.shown",
                account.email(),
                account.name(),
                account.id(),
                time(account.createdAt()),
                state(account),
                of(twoStep));
    }

    String of(TwoStepVerification twoStep) {
        if (twoStep instanceof TwoStepVerification.On on) {
            return messages.get(
                    "two-step.on", time(on.since()), time(on.lastUsedAt()), on.backupCodesLeft(), BackupCode.SET_SIZE);
        }
        return messages.get("two-step.off");
    }
}
