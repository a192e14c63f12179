package org.vestibule.application.twostep;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.domain.twostep.TwoStepVerification.Moving;
import org.vestibule.domain.twostep.TwoStepVerification.Off;
import org.vestibule.domain.twostep.TwoStepVerification.On;
import org.vestibule.domain.twostep.TwoStepVerification.Pending;
import org.vestibule.domain.twostep.TwoStepVerification.Protection;

/** Tells how an account is protected by a second step. */
public final class ViewTwoStep {

    private final Authenticators authenticators;
    private final BackupCodes backupCodes;
    private final PendingKeys pendingKeys;
    private final Clock clock;

    public ViewTwoStep(Authenticators authenticators, BackupCodes backupCodes, PendingKeys pendingKeys, Clock clock) {
        this.authenticators = authenticators;
        this.backupCodes = backupCodes;
        this.pendingKeys = pendingKeys;
        this.clock = clock;
    }

    /** As one session sees it, with the key that it was shown. */
    public TwoStepVerification of(SignedIn person) {
        Optional<Protection> protection = protection(person.account().id());
        Optional<PendingKeys.PendingKey> pending = pendingKeys.find(person.session(), clock.instant());
        if (protection.isEmpty()) {
            return pending.<TwoStepVerification>map(shown -> new Pending(shown.key(), shown.expiresAt()))
                    .orElseGet(Off::new);
        }
        return pending.<TwoStepVerification>map(shown -> new Moving(protection.get(), shown.key(), shown.expiresAt()))
                .orElseGet(() -> new On(protection.get()));
    }

    /** As an operator sees it. */
    public TwoStepVerification of(AccountId account) {
        return protection(account).<TwoStepVerification>map(On::new).orElseGet(Off::new);
    }

    private Optional<Protection> protection(AccountId account) {
        return authenticators.find(account).map(app -> protection(app, backupCodes.find(account)));
    }

    private static Protection protection(Authenticator app, Optional<BackupCodes.CodeSet> codes) {
        return new Protection(
                app.boundAt(),
                app.lastUsedAt(),
                app.disabled(),
                app.key().isEmpty(),
                codes.map(BackupCodes.CodeSet::left).orElse(0),
                codes.filter(BackupCodes.CodeSet::disabled).isPresent(),
                codes.map(BackupCodes.CodeSet::madeAt).orElse(app.boundAt()),
                codes.filter(BackupCodes.CodeSet::seen).isPresent(),
                codes.filter(BackupCodes.CodeSet::saved).isPresent());
    }
}
