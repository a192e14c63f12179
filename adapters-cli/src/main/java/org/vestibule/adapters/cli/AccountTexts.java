package org.vestibule.adapters.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;

/** What people are told of accounts. */
record AccountTexts(Messages messages) {

    /** An instant in UTC, to the second (ISO 8601). */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String state(Account account) {
        return messages.get(account.enabled() ? "account.enabled" : "account.disabled");
    }

    String of(CreateAccount.Created created) {
        String text = messages.get("account.created", created.account().email());
        return created.link()
                .map(link -> text
                        + messages.get("account.link", link, created.account().email()))
                .orElse(text);
    }

    String of(Account account, TwoStepVerification twoStep) {
        return of(account, twoStep, Optional.empty());
    }

    /** @param refusal what the mail server said of the address, all of it: it is the operator's to mend */
    String of(Account account, TwoStepVerification twoStep, Optional<Refusals.Refusal> refusal) {
        String text = messages.get(
                "account.shown",
                account.email(),
                account.name(),
                account.id(),
                time(account.createdAt()),
                state(account),
                of(twoStep));
        return text
                + refusal.map(known -> "\n"
                                + messages.get(
                                        known.why().isEmpty() ? "account.mail-refused" : "account.mail-refused-so",
                                        time(known.at()),
                                        known.why()))
                        .orElse("");
    }

    /** What turning 2-step verification off would do to a team. */
    String of(Objection team) {
        return messages.get(
                switch (team.kind()) {
                    case ACCESS_LOST -> "two-step.loses";
                    case ACCESS_LOST_LATER -> "two-step.loses-later";
                    case ACCESS_LOST_ONCE_AWAKE -> "two-step.loses-once-awake";
                    case OWNER_FAILS -> "two-step.owner-fails";
                    case OWNER_FAILS_ONCE_AWAKE -> "two-step.owner-fails-once-awake";
                },
                team.name(),
                team.day().map(Object::toString).orElse(""));
    }

    String of(TwoStepVerification twoStep) {
        if (twoStep instanceof TwoStepVerification.Protected on) {
            return of(on.protection());
        }
        return messages.get("two-step.off");
    }

    private static String app(TwoStepVerification.Protection protection) {
        if (protection.authenticatorUnreadable()) {
            return "two-step.app-unreadable";
        }
        return protection.authenticatorOff() ? "two-step.app-off" : "two-step.app-on";
    }

    private String of(TwoStepVerification.Protection protection) {
        return messages.get(
                "two-step.on",
                time(protection.since()),
                messages.get(app(protection)),
                time(protection.lastUsedAt()),
                protection.codesLeft(),
                BackupCode.SET_SIZE,
                messages.get(protection.codesOff() ? "two-step.codes-off" : "two-step.codes-on"),
                messages.get(protection.codesSaved() ? "two-step.codes-saved" : "two-step.codes-unsaved"));
    }
}
