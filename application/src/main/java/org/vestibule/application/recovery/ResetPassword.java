package org.vestibule.application.recovery;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.twostep.RemoveTwoStep;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact.PasswordChanged;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/**
 * Sets another password by a mailed link, used up by it. Signs nobody in; makes the browser a known one, so that nobody
 * elsewhere can keep the holder from signing in now (S-046, S-049).
 *
 * <p>The link of the mail that told of an enabling also takes 2-step verification off, whatever was done to it since:
 * somebody who had the password could otherwise lock the holder out. It is the one place where the mailbox outranks the
 * second step.
 */
public final class ResetPassword {

    private final MailedLinks mailedLinks;
    private final SpentTokens spentTokens;
    private final ReplacePassword replacePassword;
    private final RemoveTwoStep removeTwoStep;
    private final Credentials credentials;
    private final Acts acts;

    public ResetPassword(
            MailedLinks mailedLinks,
            SpentTokens spentTokens,
            ReplacePassword replacePassword,
            RemoveTwoStep removeTwoStep,
            Credentials credentials,
            Acts acts) {
        this.mailedLinks = mailedLinks;
        this.spentTokens = spentTokens;
        this.replacePassword = replacePassword;
        this.removeTwoStep = removeTwoStep;
        this.credentials = credentials;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The new password counts; the browser is known by this from now on. */
    public record Done(BearerToken browser) implements Result {}

    /** It was not set; the link still works. */
    public record Refused(NewPasswordRefused why) implements Result {}

    /** The link was used, or has expired. */
    public record LinkExpired() implements Result {}

    /** Sets it. */
    public Result reset(BearerToken link, LinkPurpose purpose, Password password, Origin origin) {
        Optional<Account> holder = mailedLinks.find(link, purpose, acts.now());
        if (holder.isEmpty()) {
            return new LinkExpired();
        }
        ReplacePassword.Prepared prepared = replacePassword.prepare(holder.get(), password, origin);
        if (prepared instanceof ReplacePassword.NotReady not) {
            return new Refused(not.why());
        }
        PasswordHash hash = ((ReplacePassword.Ready) prepared).hash();
        BearerToken browser = acts.token(holder.get().id().value());
        return acts.locking(
                () -> credentials.lock(holder.get().id()),
                (act, held) -> settle(act, link, purpose, holder.get(), hash, browser, origin));
    }

    private Result settle(
            Act act,
            BearerToken link,
            LinkPurpose purpose,
            Account holder,
            PasswordHash hash,
            BearerToken browser,
            Origin origin) {
        Instant now = act.now();
        if (!mailedLinks.redeem(link, purpose, now)) {
            return new LinkExpired();
        }
        spentTokens.note(holder.id(), link.digest(), Deed.PASSWORD_SET, Optional.empty(), now);
        if (purpose == LinkPurpose.DISOWN_TWO_STEP) {
            mailedLinks.endAll(holder.id(), purpose);
            disown(act, holder, origin);
        }
        replacePassword.replace(holder, hash, browser.digest(), by(purpose), act, origin);
        return new Done(browser);
    }

    private static PasswordChanged.By by(LinkPurpose purpose) {
        return purpose == LinkPurpose.DISOWN_TWO_STEP
                ? PasswordChanged.By.DISOWNING_LINK
                : PasswordChanged.By.MAILED_LINK;
    }

    private void disown(Act act, Account holder, Origin origin) {
        if (removeTwoStep.remove(holder.id())) {
            act.log(Event.of(holder.id(), PlainFact.TWO_STEP_DISOWNED, origin));
            act.tell(
                    holder.id(),
                    holder.email(),
                    Notice.Kind.TWO_STEP_DISOWNED,
                    origin,
                    act.links().security());
        }
    }
}
