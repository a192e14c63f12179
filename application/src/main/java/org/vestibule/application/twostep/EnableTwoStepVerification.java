package org.vestibule.application.twostep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;

/**
 * Turns 2-step verification on: the password, and a code of the key that this session was shown. The code's step is
 * spent, backup codes are made, all other sessions end, other browsers are known no more, and the holder is sent a link
 * that undoes it (S-027, S-085).
 */
public final class EnableTwoStepVerification {

    private final PasswordGuard passwords;
    private final KeyConfirmation confirmation;
    private final Authenticators authenticators;
    private final NewBackupCodes newBackupCodes;
    private final BackupCodes backupCodes;
    private final Sessions sessions;
    private final EndOthers endOthers;
    private final TwoStepFollowers followers;
    private final MailedLinks mailedLinks;
    private final Acts acts;

    public EnableTwoStepVerification(
            PasswordGuard passwords,
            KeyConfirmation confirmation,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Sessions sessions,
            EndOthers endOthers,
            TwoStepFollowers followers,
            MailedLinks mailedLinks,
            Acts acts) {
        this.passwords = passwords;
        this.confirmation = confirmation;
        this.authenticators = authenticators;
        this.newBackupCodes = newBackupCodes;
        this.backupCodes = backupCodes;
        this.sessions = sessions;
        this.endOthers = endOthers;
        this.followers = followers;
        this.mailedLinks = mailedLinks;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It is on.
     *
     * @param backupCodes to be shown now and never again
     * @param session this session's new token
     * @param endedSessions how many other sessions there were
     */
    public record Enabled(List<BackupCode> backupCodes, BearerToken session, int endedSessions) implements Result {}

    /** Not the account's password; the code was neither checked nor spent. */
    public record PasswordWrong() implements Result {}

    /** The key is not confirmed. */
    public record Refused(KeyRefusal why) implements Result {}

    /** It is on already. */
    public record AlreadyOn() implements Result {}

    /** Turns it on. */
    public Result enable(SignedIn person, Password password, OneTimeCode code, Origin origin) {
        if (authenticators.find(person.account().id()).isPresent()) {
            return new AlreadyOn();
        }
        PasswordGuard.Check check = passwords.check(
                person.account().email(), password, person.session().browser(), Occasion.NEW_DEVICE, origin);
        if (check instanceof PasswordGuard.Later later) {
            return new Refused(new KeyRefusal.Later(later.why()));
        }
        PasswordGuard.Evaluated proof = (PasswordGuard.Evaluated) check;
        if (!proof.right()) {
            acts.run(act -> passwords.settle(proof, origin));
            return new PasswordWrong();
        }
        KeyConfirmation.Check confirmed = confirmation.check(person.session(), code);
        if (confirmed instanceof KeyConfirmation.Refused refused) {
            acts.run(act -> refuse(act, person, proof, refused.why(), origin));
            return new Refused(refused.why());
        }
        KeyConfirmation.Matched matched = (KeyConfirmation.Matched) confirmed;
        Optional<NewBackupCodes.CodeSet> codes = newBackupCodes.make(person.session(), origin);
        if (codes.isEmpty()) {
            acts.run(act -> giveBack(proof, matched, origin));
            return new Refused(new KeyRefusal.Later(HashQueue.BUSY));
        }
        Fresh fresh = new Fresh(codes.get(), token(person), token(person));
        return acts.locking(
                () -> passwords.settle(proof, origin).map(held -> sessions.lock(person.session())),
                (act, live) -> live.map(session -> settle(act, person, session, matched, fresh, origin))
                        .orElseGet(PasswordWrong::new));
    }

    /** What was drawn before the transaction. */
    private record Fresh(NewBackupCodes.CodeSet codes, BearerToken session, BearerToken link) {}

    private BearerToken token(SignedIn person) {
        return acts.token(person.account().id().value());
    }

    private void refuse(Act act, SignedIn person, PasswordGuard.Evaluated proof, KeyRefusal why, Origin origin) {
        passwords.settle(proof, origin);
        confirmation.refuse(act, person.session(), why, origin);
    }

    /** Nobody was there to make the backup codes: neither the password nor the code counts as a try. */
    private void giveBack(PasswordGuard.Evaluated proof, KeyConfirmation.Matched matched, Origin origin) {
        passwords.settle(proof, origin);
        confirmation.giveBack(matched);
    }

    private Result settle(
            Act act, SignedIn person, boolean live, KeyConfirmation.Matched matched, Fresh fresh, Origin origin) {
        AccountId account = person.account().id();
        if (authenticators.find(account).isPresent()) { // for good: settling the password has locked the account
            return new AlreadyOn();
        }
        if (!live) { // signed out at this very moment
            return new Refused(new KeyRefusal.KeyExpired());
        }
        Instant now = act.now();
        Optional<KeyRefusal> refusal = confirmation.settle(matched, act, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Session session = sessions.renew(person.session(), fresh.session().digest(), Deed.TWO_STEP_ENABLED, now)
                .orElseThrow(); // it is locked
        authenticators.bind(account, matched.key(), matched.step(), now);
        backupCodes.replace(account, fresh.codes().recipe(), fresh.codes().digests(), now);
        confirmation.beginCounts(account);
        int ended = endOthers.endAndForget(session);
        followers.note(account, true);
        tell(act, person.account(), fresh.link(), origin);
        act.log(Event.of(account, PlainFact.TWO_STEP_ENABLED, origin));
        return new Enabled(fresh.codes().codes(), fresh.session(), ended);
    }

    private void tell(Act act, Account account, BearerToken link, Origin origin) {
        Happening happening = new Happening(Notice.Kind.TWO_STEP_ENABLED, act.now(), origin);
        Instant end = act.now().plus(MailedLinks.DISOWNING);
        mailedLinks.open(account.id(), LinkPurpose.DISOWN_TWO_STEP, link.digest(), end, happening);
        act.tell(account.id(), account.email(), happening, act.links().notMe(link));
    }
}
