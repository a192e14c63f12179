package org.vestibule.application.twostep;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.notice.Notice;

/**
 * Takes 2-step verification off the account of somebody who has lost phone and codes, once the operator has made sure of
 * who asks (S-047). All sessions end, all browsers are forgotten, and the holder is told; also, in its time, of a sign-in
 * that nobody had finished, for whoever began it knows the password that is all there is now.
 */
public final class ResetTwoStep {

    private final Credentials credentials;
    private final DisableObjections objections;
    private final RemoveTwoStep remove;
    private final Sessions sessions;
    private final SignIns signIns;
    private final KnownBrowsers browsers;
    private final Acts acts;

    public ResetTwoStep(
            Credentials credentials,
            DisableObjections objections,
            RemoveTwoStep remove,
            Sessions sessions,
            SignIns signIns,
            KnownBrowsers browsers,
            Acts acts) {
        this.credentials = credentials;
        this.objections = objections;
        this.remove = remove;
        this.sessions = sessions;
        this.signIns = signIns;
        this.browsers = browsers;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It was off already, and nothing was changed. */
    public record AlreadyOff() implements Result {}

    /**
     * It is off.
     *
     * @param failedByOwner the teams of the holder's own that require it of them, now or on a day to come, all the same
     * @param failedOnceAwake those whose rule rests, and will require it of them once it is awake again
     */
    public record Done(List<Objection> failedByOwner, List<Objection> failedOnceAwake) implements Result {}

    /**
     * Takes it off, whatever teams require.
     *
     * @param reason in the operator's words, for the log
     */
    public Result reset(Account holder, String reason) {
        AccountId account = holder.id();
        return acts.locking(() -> credentials.lock(account), (act, held) -> {
            if (!remove.remove(account)) {
                return new AlreadyOff();
            }
            sessions.endAll(account);
            signIns.endUnpassed(account);
            browsers.forgetOthers(account, Optional.empty());
            act.log(Event.byOperator(account, new TwoStepFact.Reset(reason)));
            act.mail(Notice.of(
                    account,
                    Notice.Kind.TWO_STEP_RESET,
                    holder.email(),
                    act.links().security(),
                    act.now().toString()));
            List<Objection> all = objections.of(account, act.now());
            return new Done(those(all, Objection.Kind.OWNER_FAILS), those(all, Objection.Kind.OWNER_FAILS_ONCE_AWAKE));
        });
    }

    private static List<Objection> those(List<Objection> all, Objection.Kind kind) {
        return all.stream().filter(team -> team.is(kind)).toList();
    }
}
