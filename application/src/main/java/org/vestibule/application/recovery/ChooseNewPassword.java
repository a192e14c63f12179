package org.vestibule.application.recovery;

import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact.PasswordChanged;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.signin.AwaitingNewPassword;

/** Completes a sign-in whose password somebody else knows, by setting another first. */
public final class ChooseNewPassword {

    private final Accounts accounts;
    private final SignIns signIns;
    private final SpentTokens spentTokens;
    private final Credentials credentials;
    private final ReplacePassword replacePassword;
    private final BeginSession beginSession;
    private final Acts acts;

    public ChooseNewPassword(
            Accounts accounts,
            SignIns signIns,
            SpentTokens spentTokens,
            Credentials credentials,
            ReplacePassword replacePassword,
            BeginSession beginSession,
            Acts acts) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.spentTokens = spentTokens;
        this.credentials = credentials;
        this.replacePassword = replacePassword;
        this.beginSession = beginSession;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is set, and this browser signed in. */
    public record Done(BeginSession.Begun begun) implements Result {}

    /** It was not set; the sign-in goes on. */
    public record Refused(NewPasswordRefused why) implements Result {}

    /** The sign-in was over before. */
    public record Expired() implements Result {}

    /** Sets it. */
    public Result choose(AwaitingNewPassword signIn, Password password, Origin origin) {
        Optional<Account> holder = accounts.find(signIn.email());
        if (holder.isEmpty()) {
            return new Expired();
        }
        ReplacePassword.Prepared prepared = replacePassword.prepare(holder.get(), password, origin);
        if (prepared instanceof ReplacePassword.NotReady not) {
            return new Refused(not.why());
        }
        PasswordHash hash = ((ReplacePassword.Ready) prepared).hash();
        BeginSession.Draft draft = beginSession.draft(signIn.account());
        return acts.locking(
                () -> {
                    credentials.lock(signIn.account());
                    return signIns.lock(signIn, acts.clock());
                },
                (act, progress) -> progress == SignIns.Progress.OVER
                        ? new Expired()
                        : settle(act, signIn, holder.get(), hash, draft, origin));
    }

    private Result settle(
            Act act,
            AwaitingNewPassword signIn,
            Account holder,
            PasswordHash hash,
            BeginSession.Draft draft,
            Origin origin) {
        // The browser is made known anew, by another token: the old one may be known to somebody else by now.
        replacePassword.replace(holder, hash, draft.browser().digest(), PasswordChanged.By.SIGN_IN, act, origin);
        spentTokens.note(
                holder.id(),
                signIn.token(),
                Deed.SIGNED_IN,
                Optional.of(draft.session().digest()),
                act.now());
        return new Done(beginSession.begin(
                draft, Optional.empty(), Optional.empty(), signIn.passed(), signIn.forApp(), act, origin));
    }
}
