package org.vestibule.testkit;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.portal.Means;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;

/** A whole portal in memory, with people in it. */
public final class InMemoryPortal {

    /** Everybody's password here. */
    public static final Password PASSWORD = password("seven quiet herons");

    /** Nobody's. */
    public static final Password WRONG_PASSWORD = password("eight noisy gulls");

    /** Where all requests come from. */
    public static final Origin ORIGIN = new Origin("192.0.2.1", "Browser/1.0");

    public final SettableClock clock;
    public final InMemoryStore store;
    public final CheapHasher hasher;
    public final InMemoryMailer mailer = new InMemoryMailer();
    public final Means means;
    public final Capabilities useCases;
    public final DeliverNotices deliverNotices;

    public InMemoryPortal() {
        this(new SettableClock(), new InMemoryStore());
    }

    /** One with adapters of the test's own. */
    public InMemoryPortal(SettableClock clock, InMemoryStore store) {
        this(clock, store, new HashQueue(2, 64, System::nanoTime));
    }

    /** One with a queue of the test's own, too. */
    public InMemoryPortal(SettableClock clock, InMemoryStore store, HashQueue queue) {
        Means cheap = CheapMeans.of(clock);
        this.clock = clock;
        this.store = store;
        this.hasher = new CheapHasher(cheap.random());
        this.means = CheapMeans.with(cheap, queue, hasher);
        this.useCases = Capabilities.of(store, means);
        this.deliverNotices = HousekeepingUseCases.deliverNotices(store, means, mailer);
    }

    /** Somebody who has turned 2-step verification on, and whose app shows the next code by now. */
    public record Enrolled(Account account, AuthenticatorApp app, List<BackupCode> codes, BearerToken session) {}

    /** A valid address. */
    public static EmailAddress email(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    /** A password as typed. */
    public static Password password(String text) {
        return Password.parse(text).orElseThrow();
    }

    /** Sends all mails that are due. */
    public void deliverAll() {
        while (deliverNotices.deliver(Notice.Urgency.BULK)) {
            // there may be more
        }
    }

    /** Makes an account with {@link #PASSWORD}. */
    public Account account(String email) {
        PersonName name = PersonName.parse("Somebody").orElseThrow();
        return ((CreateAccount.Created)
                        useCases.account().createAccount().create(email(email), name, Optional.of(PASSWORD)))
                .account();
    }

    /** Takes the first step. */
    public SignIn.Result signIn(Account account, Password password) {
        return signIn(account, password, List.of());
    }

    /** Takes the first step in a browser that bears these tokens to be known by. */
    public SignIn.Result signIn(Account account, Password password, List<BearerToken> borne) {
        return useCases.signIn().signIn().signIn(account.email(), password, borne, Optional.empty(), ORIGIN);
    }

    /** Signs somebody in who needs no second step. */
    public SignedIn signedIn(Account account) {
        return resumed(((SignIn.SignedInNow) signIn(account, PASSWORD)).begun().session());
    }

    /** Takes the first step of somebody who needs a second, in a browser that is not known. */
    public AwaitingSecondStep pending(Account account) {
        return pending(account, List.of());
    }

    /** The same in a browser that bears these tokens to be known by. */
    public AwaitingSecondStep pending(Account account, List<BearerToken> borne) {
        BearerToken pending = ((SignIn.SecondStepDue) signIn(account, PASSWORD, borne)).pending();
        return (AwaitingSecondStep)
                useCases.signIn().resumeSignIn().resume(pending).orElseThrow();
    }

    /** The live session that a browser bears. */
    public SignedIn resumed(BearerToken session) {
        return ((ResumeSession.Live) useCases.session().resumeSession().resume(session)).signedIn();
    }

    /** Takes over the key that a session is shown. */
    public AuthenticatorApp app(SignedIn person) {
        return new AuthenticatorApp(
                ((OfferKey.Offer) useCases.twoStep().offerKey().offer(person)).key());
    }

    /** Makes an account and turns 2-step verification on. */
    public Enrolled enrolled(String email) {
        Account account = account(email);
        SignedIn person = signedIn(account);
        AuthenticatorApp app = app(person);
        var enabled = (EnableTwoStepVerification.Enabled) useCases.twoStep()
                .enableTwoStepVerification()
                .enable(person, PASSWORD, app.codeAt(clock.instant()), ORIGIN);
        clock.advance(TimeStep.LENGTH);
        useCases.twoStep().noteCodesSeen().note(resumed(enabled.session()), ORIGIN);
        return new Enrolled(account, app, enabled.backupCodes(), enabled.session());
    }
}
