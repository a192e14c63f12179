package org.vestibule.application.twostep;

import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/**
 * Somebody in one of the states of 2-step verification, with every kind of thing in hand that might be taken for proof.
 * Wherever it is off it was on before, so that the key, codes and link of that time are there to be tried.
 */
final class Scene {

    /** How the account stands, as the session sees it that acts. */
    enum State {
        OFF,
        PENDING,
        PENDING_EXPIRED,
        ON,
        MOVING,
        MOVING_EXPIRED
    }

    /** The second half of a proof. */
    enum Second {
        NOTHING,
        /** A good code of the app that is bound, or was. */
        BOUND_CODE,
        /** A good code of the key that the session was shown; of any other key if it was shown none. */
        SHOWN_CODE,
        WRONG_CODE,
        /** The code that signed somebody in a moment ago. */
        REPLAYED_CODE,
        /** The bound app's code of two minutes ago. */
        OLD_CODE,
        /** The shown key's code of two minutes ago. */
        OLD_SHOWN_CODE,
        BACKUP_CODE,
        SPENT_BACKUP_CODE,
        UNKNOWN_BACKUP_CODE,
        SOMEBODY_ELSES_BACKUP_CODE,
        STAND_IN,
        SPENT_STAND_IN,
        EXPIRED_STAND_IN,
        /** The session was not signed in with a backup code. */
        STAND_IN_THAT_NEVER_WAS
    }

    private static final Set<Second> CODES = EnumSet.range(Second.BOUND_CODE, Second.OLD_SHOWN_CODE);
    private static final Set<Second> BACKUP_CODES =
            EnumSet.range(Second.BACKUP_CODE, Second.SOMEBODY_ELSES_BACKUP_CODE);
    private static final Set<Second> ALL = EnumSet.range(Second.BOUND_CODE, Second.STAND_IN_THAT_NEVER_WAS);

    /** What somebody may do, and what they can be asked to give for it. */
    enum Act {
        OFFER_KEY(false, EnumSet.of(Second.NOTHING)),
        ENABLE(true, CODES),
        CHANGE_DEVICE(true, ALL),
        CONFIRM_DEVICE(false, CODES),
        RENEW_CODES(true, ALL),
        DISABLE(true, ALL),
        SHOW_SAVED(false, BACKUP_CODES),
        RESET_BY_OPERATOR(false, EnumSet.of(Second.NOTHING)),
        DISOWN_BY_LINK(false, EnumSet.of(Second.NOTHING));

        final boolean asksForPassword;
        final Set<Second> takes;

        Act(boolean asksForPassword, Set<Second> takes) {
            this.asksForPassword = asksForPassword;
            this.takes = takes;
        }
    }

    /**
     * All that an act could change.
     *
     * @param seen the state's name, as the session sees it that acts
     * @param bound which key signs in: the one {@code bound} at first, the one {@code shown}, another or {@code none}
     * @param shown which key waits to be confirmed
     * @param here whether the session that acts is alive, and by no token but its latest
     * @param elsewhere whether the account's other session is
     * @param othersCodes how many backup codes somebody else has left
     */
    record Picture(
            String seen,
            String bound,
            String shown,
            int codesLeft,
            boolean saved,
            boolean here,
            boolean elsewhere,
            boolean firstPassword,
            int othersCodes) {

        Picture with(String seenNow, String boundNow, String shownNow) {
            return new Picture(
                    seenNow, boundNow, shownNow, codesLeft, saved, here, elsewhere, firstPassword, othersCodes);
        }

        Picture withCodes(int left, boolean savedNow) {
            return new Picture(seen, bound, shown, left, savedNow, here, elsewhere, firstPassword, othersCodes);
        }

        Picture spending(Second second) {
            return withCodes(second == Second.BACKUP_CODE ? codesLeft - 1 : codesLeft, saved);
        }

        Picture withoutOthers() {
            return new Picture(seen, bound, shown, codesLeft, saved, here, false, firstPassword, othersCodes);
        }

        Picture withoutTwoStep() {
            return new Picture("Off", "none", "none", 0, false, false, false, firstPassword, othersCodes);
        }

        Picture withAnotherPassword() {
            return new Picture(seen, bound, shown, codesLeft, saved, here, elsewhere, false, othersCodes);
        }
    }

    private static final Set<Event.Kind> CHANGES = EnumSet.of(
            Event.Kind.TWO_STEP_ENABLED,
            Event.Kind.TWO_STEP_DISABLED,
            Event.Kind.TWO_STEP_DISOWNED,
            Event.Kind.TWO_STEP_RESET,
            Event.Kind.DEVICE_CHANGED,
            Event.Kind.BACKUP_CODES_RENEWED,
            Event.Kind.BACKUP_CODES_SAVED,
            Event.Kind.PASSWORD_CHANGED);
    private static final Password ANOTHER = InMemoryPortal.password("four calm otters swim");

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final Enrolled bob = portal.enrolled("bob@example.com");
    private final AccountId account = ada.account().id();
    private final TotpKey boundKey = portal.store
            .authenticators()
            .find(account)
            .flatMap(Authenticator::key)
            .orElseThrow();
    private final BearerToken link = linkOfEnabling();
    private final BearerToken elsewhere;
    private BearerToken here;
    private TotpKey shownKey = TotpKey.make(new SecureRandom());
    private Optional<BearerToken> replaced = Optional.empty();
    private final int logged;

    Scene(State state) {
        redeem(ada.codes().get(0));
        here = signIn();
        boolean moving = state == State.MOVING || state == State.MOVING_EXPIRED;
        if (moving) {
            here = ((ChangeDevice.Begun)
                            portal.useCases.twoStep().changeDevice().begin(person(), proof(bound(now())), ORIGIN))
                    .session();
            shownKey = portal.store
                    .pendingKeys()
                    .find(person().session(), now())
                    .orElseThrow()
                    .key();
            portal.clock.advance(TimeStep.LENGTH);
        }
        if (state == State.MOVING_EXPIRED) {
            portal.clock.advance(OfferKey.LIFETIME);
        }
        elsewhere = signIn();
        boolean off =
                EnumSet.of(State.OFF, State.PENDING, State.PENDING_EXPIRED).contains(state);
        if (off) {
            var disabled = (DisableTwoStepVerification.Disabled) portal.useCases
                    .twoStep()
                    .disableTwoStepVerification()
                    .disable(person(), proof(bound(now())), ORIGIN);
            here = disabled.session();
            portal.clock.advance(TimeStep.LENGTH);
        }
        if (off && state != State.OFF) {
            shownKey = ((OfferKey.Offer) portal.useCases.twoStep().offerKey().offer(person())).key();
        }
        if (state == State.PENDING_EXPIRED) {
            portal.clock.advance(OfferKey.LIFETIME);
        }
        logged = kinds().size();
    }

    /** Does it, whatever comes of it. */
    void perform(Act act, boolean passwordRight, Second second) {
        BearerToken before = here;
        SignedIn person = person();
        Password password = passwordRight ? PASSWORD : WRONG_PASSWORD;
        Optional<BearerToken> renewed = switch (act) {
            case OFFER_KEY -> nothing(portal.useCases.twoStep().offerKey().offer(person));
            case ENABLE -> enable(person, password, code(second));
            case CHANGE_DEVICE -> change(person, proof(password, second, StandIn.CHANGE_DEVICE));
            case CONFIRM_DEVICE ->
                nothing(portal.useCases.twoStep().confirmDevice().confirm(person, code(second), ORIGIN));
            case RENEW_CODES -> renew(person, proof(password, second, StandIn.NEW_BACKUP_CODES));
            case DISABLE -> disable(person, proof(password, second, StandIn.NEW_BACKUP_CODES));
            case SHOW_SAVED ->
                nothing(portal.useCases.twoStep().showCodesSaved().show(person, backupCode(second), ORIGIN));
            case RESET_BY_OPERATOR ->
                nothing(portal.useCases.twoStep().resetTwoStep().reset(ada.account(), "Lost phone"));
            case DISOWN_BY_LINK ->
                nothing(portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(link, LinkPurpose.DISOWN_TWO_STEP, ANOTHER, ORIGIN));
        };
        here = renewed.orElse(before);
        replaced = renewed.map(fresh -> before);
    }

    Picture picture() {
        Optional<SignedIn> person = portal.store.sessions().find(here);
        TwoStepVerification seen = person.map(portal.useCases.twoStep().viewTwoStep()::of)
                .orElseGet(() -> portal.useCases.twoStep().viewTwoStep().of(account));
        Optional<TwoStepVerification.Protection> protection =
                seen instanceof TwoStepVerification.Protected on ? Optional.of(on.protection()) : Optional.empty();
        return new Picture(
                seen.getClass().getSimpleName(),
                name(portal.store.authenticators().find(account).flatMap(Authenticator::key)),
                name(person.flatMap(live -> portal.store.pendingKeys().find(live.session(), now()))
                        .map(PendingKeys.PendingKey::key)),
                protection.map(TwoStepVerification.Protection::codesLeft).orElse(0),
                protection.filter(TwoStepVerification.Protection::codesSaved).isPresent(),
                person.isPresent()
                        && replaced.flatMap(portal.store.sessions()::find).isEmpty(),
                portal.store.sessions().find(elsewhere).isPresent(),
                portal.hasher.verify(
                        PASSWORD,
                        portal.store
                                .credentials()
                                .find(ada.account().email())
                                .orElseThrow()
                                .hash()),
                portal.store
                        .backupCodes()
                        .find(bob.account().id())
                        .orElseThrow()
                        .left());
    }

    /** What was logged of changes since the scene was set. */
    List<Event.Kind> changesLogged() {
        return kinds().stream().skip(logged).filter(CHANGES::contains).toList();
    }

    private List<Event.Kind> kinds() {
        return portal.store.auditTrail().kinds(account);
    }

    private static Optional<BearerToken> nothing(Object answer) {
        return Optional.of(answer).flatMap(same -> Optional.empty());
    }

    private Optional<BearerToken> enable(SignedIn person, Password password, OneTimeCode code) {
        var answer = portal.useCases.twoStep().enableTwoStepVerification().enable(person, password, code, ORIGIN);
        return answer instanceof EnableTwoStepVerification.Enabled done
                ? Optional.of(done.session())
                : Optional.empty();
    }

    private Optional<BearerToken> change(SignedIn person, Proof proof) {
        var answer = portal.useCases.twoStep().changeDevice().begin(person, proof, ORIGIN);
        return answer instanceof ChangeDevice.Begun done ? Optional.of(done.session()) : Optional.empty();
    }

    private Optional<BearerToken> renew(SignedIn person, Proof proof) {
        var answer = portal.useCases.twoStep().renewBackupCodes().renew(person, proof, ORIGIN);
        return answer instanceof RenewBackupCodes.Renewed done ? Optional.of(done.session()) : Optional.empty();
    }

    private Optional<BearerToken> disable(SignedIn person, Proof proof) {
        var answer = portal.useCases.twoStep().disableTwoStepVerification().disable(person, proof, ORIGIN);
        return answer instanceof DisableTwoStepVerification.Disabled done
                ? Optional.of(done.session())
                : Optional.empty();
    }

    private Proof proof(Password password, Second second, StandIn act) {
        if (CODES.contains(second)) {
            return new Proof(password, new Proof.WithCode(code(second)));
        }
        if (BACKUP_CODES.contains(second)) {
            return new Proof(password, new Proof.WithBackupCode(backupCode(second)));
        }
        prepareStandIn(second);
        return new Proof(password, new Proof.WithStandIn(act));
    }

    private void prepareStandIn(Second second) {
        var sessions = portal.store.sessions();
        var session = person().session();
        if (second != Second.STAND_IN_THAT_NEVER_WAS) {
            Instant until = second == Second.EXPIRED_STAND_IN ? now() : now().plus(StandIn.LIFETIME);
            portal.store.transactions().inTransaction(() -> sessions.allowStandIns(session, until));
        }
        if (second == Second.SPENT_STAND_IN) {
            portal.store
                    .transactions()
                    .inTransaction(() -> Arrays.stream(StandIn.values())
                            .filter(act -> sessions.spendStandIn(session, act, now()))
                            .count());
        }
    }

    private OneTimeCode code(Second second) {
        AuthenticatorApp shown = new AuthenticatorApp(shownKey);
        Instant twoMinutesAgo = now().minus(Duration.ofMinutes(2));
        return switch (second) {
            case BOUND_CODE -> bound(now());
            case SHOWN_CODE -> shown.codeAt(now());
            case WRONG_CODE -> ada.app().wrongCodeAt(now());
            case REPLAYED_CODE -> bound(now().minus(TimeStep.LENGTH));
            case OLD_CODE -> bound(twoMinutesAgo);
            case OLD_SHOWN_CODE -> shown.codeAt(twoMinutesAgo);
            default -> throw new IllegalArgumentException(second.toString());
        };
    }

    private BackupCode backupCode(Second second) {
        return switch (second) {
            case BACKUP_CODE -> ada.codes().get(1);
            case SPENT_BACKUP_CODE -> ada.codes().get(0);
            case UNKNOWN_BACKUP_CODE -> BackupCode.parse("00000-00000-00000").orElseThrow();
            case SOMEBODY_ELSES_BACKUP_CODE -> bob.codes().get(0);
            default -> throw new IllegalArgumentException(second.toString());
        };
    }

    private BearerToken signIn() {
        var answer = (SecondStep.Accepted)
                portal.useCases.signIn().verifySecondStep().verify(portal.pending(ada.account()), bound(now()), ORIGIN);
        portal.clock.advance(TimeStep.LENGTH);
        return answer.begun().session();
    }

    private void redeem(BackupCode code) {
        portal.useCases.signIn().redeemBackupCode().redeem(portal.pending(ada.account()), code, ORIGIN);
    }

    private SignedIn person() {
        return portal.store.sessions().find(here).orElseThrow();
    }

    private OneTimeCode bound(Instant time) {
        return ada.app().codeAt(time);
    }

    private static Proof proof(OneTimeCode code) {
        return new Proof(PASSWORD, new Proof.WithCode(code));
    }

    private String name(Optional<TotpKey> key) {
        return key.map(any -> any.equals(boundKey) ? "bound" : any.equals(shownKey) ? "shown" : "fresh")
                .orElse("none");
    }

    private BearerToken linkOfEnabling() {
        String path = portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == Notice.Kind.TWO_STEP_ENABLED
                        && mail.account().equals(account))
                .findFirst()
                .orElseThrow()
                .link()
                .getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private Instant now() {
        return portal.clock.instant();
    }
}
