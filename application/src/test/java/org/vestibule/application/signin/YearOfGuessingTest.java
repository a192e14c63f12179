package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.BeginSession;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/**
 * A year in which the holder signs in every day, each in their way, while somebody who has the password guesses at codes
 * in theirs. Whatever the holder does, the other has 20 guesses in 90 days from unknown browsers, or 20 in a browser that
 * was stolen; and whatever mistakes the holder makes, alone they burn no password (PRODUCT E, S-028, S-060). Whoever signs in for an app is no other.
 */
class YearOfGuessingTest {

    private static final int DAYS = 365;
    private static final int MOST = 20;
    /** The holder may slip five times, and has one try that is right. */
    private static final int UNNOTICED = MOST - 6;

    private static final Duration WINDOW = Duration.ofDays(90);
    private static final Origin ELSEWHERE = new Origin("198.51.100.7", "Browser/1.0");
    private static final RandomGenerator RANDOM = new SecureRandom();

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final List<Judged> judged = new ArrayList<>();
    private final TokenDigest thiefsVisit = aVisit();
    private Password password = PASSWORD;
    private Password stolen = PASSWORD;
    private Optional<BearerToken> browser = Optional.empty();
    private Optional<BearerToken> thiefsBrowser = Optional.empty();
    private Optional<BearerToken> thiefsSignIn = Optional.empty();
    private boolean throughAnApp;
    private int resets;

    /** A guess of the thief's. */
    private record Judged(Instant at, boolean inKnownBrowser) {}

    /** How the holder signs in. */
    enum Holder {
        IN_A_KNOWN_BROWSER(true, 0),
        IN_PRIVATE_WINDOWS(false, 0),
        WITH_A_WRONG_PHONE_CLOCK(true, 0),
        IN_PRIVATE_WINDOWS_WITH_A_WRONG_PHONE_CLOCK(false, 0),
        MISTYPING_FIVE_NOW_AND_THEN(true, 7),
        IN_PRIVATE_WINDOWS_MISTYPING_FIVE_NOW_AND_THEN(false, 7);

        private final boolean known;
        private final int fiveEvery;

        Holder(boolean known, int fiveEvery) {
            this.known = known;
            this.fiveEvery = fiveEvery;
        }

        private boolean clockIsWrong() {
            return name().endsWith("CLOCK");
        }
    }

    /** How the other guesses. */
    enum Thief {
        /** As fast as the portal lets them. */
        GREEDY,
        /** One a day, given up before anybody notices. */
        ONE_A_DAY,
        /** Five in one sign-in, which ends it, just before the holder signs in. */
        FIVE_BEFORE_THE_HOLDER,
        /** As many as burn nothing, then no more until they are forgotten. */
        CAREFUL
    }

    static Stream<Arguments> years() {
        return Stream.of(Holder.values())
                .flatMap(holder -> Stream.of(Thief.values())
                        .flatMap(thief -> Stream.of(false, true).map(known -> Arguments.of(holder, thief, known))));
    }

    @ParameterizedTest(name = "{0}, {1}, in a stolen browser: {2}")
    @MethodSource("years")
    void in_any_90_days_20_are_judged(Holder holder, Thief thief, boolean known) {
        signIn(holder, 1);
        thiefsBrowser = known ? knownBrowser() : Optional.empty();
        for (int day = 1; day <= DAYS; day++) {
            portal.clock.advance(Duration.ofHours(12));
            guess(thief);
            signIn(holder, day);
            portal.clock.advance(Duration.ofHours(12));
            endTheDay();
        }
        // The ten browsers that are known at most may leave a stolen one out: then it is one of the unknown.
        List<Instant> there = judgedAt(true);
        List<Instant> elsewhere = judgedAt(false);
        assertMost(there);
        assertMost(elsewhere);
        // None at all would prove nothing; and whoever is careful has as many again each time they are forgotten.
        int least = thief == Thief.CAREFUL ? 3 * UNNOTICED : UNNOTICED;
        assertTrue(judged.size() >= least, () -> "only " + judged.size());
    }

    @ParameterizedTest
    @EnumSource
    void the_holders_own_mistakes_burn_nothing(Holder holder) {
        for (int day = 1; day <= DAYS; day++) {
            signIn(holder, day);
            portal.clock.advance(Duration.ofDays(1));
            endTheDay();
        }
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(0, resets);
    }

    /** Nothing else takes any back: neither time nor another sign-in of the same browser. */
    @Test
    void wrong_codes_of_sign_ins_that_are_given_up_add_up() {
        TokenDigest visit = aVisit();
        for (int i = 0; i < MOST; i++) {
            assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
            AwaitingSecondStep pending = maybePending(Optional.empty(), visit).orElseThrow();
            typed(pending, ada.app().wrongCodeAt(portal.clock.instant()), ORIGIN);
            portal.clock.advance(Duration.ofHours(1));
            if (i % 2 == 0) {
                signIn(Holder.IN_PRIVATE_WINDOWS, i);
            }
            endTheDay();
        }
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
    }

    private List<Instant> judgedAt(boolean inKnownBrowser) {
        return judged.stream()
                .filter(one -> one.inKnownBrowser() == inKnownBrowser)
                .map(Judged::at)
                .toList();
    }

    private static void assertMost(List<Instant> times) {
        for (Instant first : times) {
            long within = times.stream()
                    .filter(at -> !at.isBefore(first) && at.isBefore(first.plus(WINDOW)))
                    .count();
            assertTrue(within <= MOST, () -> within + " from " + first);
        }
    }

    private void guess(Thief thief) {
        if (!stolen.equals(password)) {
            return; // they do not learn the new one
        }
        switch (thief) {
            case GREEDY -> guessFor(Duration.ofHours(2), Integer.MAX_VALUE);
            case ONE_A_DAY -> guessFor(Duration.ofHours(2), 1);
            case FIVE_BEFORE_THE_HOLDER -> guessFor(Duration.ofHours(2), 5);
            case CAREFUL -> {
                long recent = judged.stream()
                        .filter(one -> one.at().isAfter(portal.clock.instant().minus(WINDOW.plusDays(1))))
                        .count();
                guessFor(Duration.ofHours(2), (int) Math.max(0, UNNOTICED - recent));
            }
        }
        thiefsSignIn = Optional.empty(); // tomorrow they begin anew
    }

    private void guessFor(Duration time, int most) {
        Instant end = portal.clock.instant().plus(time);
        long before = judged.size();
        while (portal.clock.instant().isBefore(end) && judged.size() - before < most) {
            Duration wait = step();
            portal.clock.advance(wait.compareTo(Duration.ofMinutes(15)) < 0 ? wait : Duration.ofMinutes(15));
        }
    }

    /** Signs in, or guesses if that is done; says how long to wait. */
    private Duration step() {
        Optional<AwaitingSecondStep> pending = thiefsSignIn
                .flatMap(portal.useCases.signIn().resumeSignIn()::resume)
                .map(AwaitingSecondStep.class::cast);
        if (pending.isEmpty()) {
            SignIn.Result result = portal.useCases
                    .signIn()
                    .signIn()
                    .signIn(
                            ada.account().email(),
                            stolen,
                            thiefsBrowser.stream().toList(),
                            Optional.of(thiefsVisit),
                            forAnApp(),
                            ELSEWHERE);
            thiefsSignIn = result instanceof SignIn.SecondStepDue due ? Optional.of(due.pending()) : Optional.empty();
            return result instanceof SignIn.Later later
                    ? later.why().delay()
                    : thiefsSignIn.isPresent() ? Duration.ZERO : Duration.ofHours(1);
        }
        long before = count(Event.Kind.CODE_REFUSED);
        SecondStep result = typed(pending.get(), ada.app().wrongCodeAt(portal.clock.instant()), ELSEWHERE);
        if (count(Event.Kind.CODE_REFUSED) > before) {
            judged.add(
                    new Judged(portal.clock.instant(), pending.get().browser().isPresent()));
        }
        return result instanceof SecondStep.Later later ? later.why().delay() : Duration.ZERO;
    }

    /** Every other sign-in is one for an app: that opens no second way (PRODUCT H). */
    private Optional<AppQuery> forAnApp() {
        throughAnApp = !throughAnApp;
        return throughAnApp ? AppQuery.parse("client_id=any") : Optional.empty();
    }

    private void signIn(Holder holder, int day) {
        portal.clock.advance(Duration.ofMinutes(2)); // within 10 minutes of the thief, and a step of its own
        TokenDigest visit = aVisit();
        if (!signInOnce(holder, day, visit)) {
            resets++;
            reset();
            assertTrue(signInOnce(Holder.IN_A_KNOWN_BROWSER, 1, visit), "a link sets another, and that opens");
        }
    }

    /** False where the password counts no more. */
    private boolean signInOnce(Holder holder, int day, TokenDigest visit) {
        Optional<BearerToken> borne = holder.known ? browser : Optional.empty();
        Optional<AwaitingSecondStep> pending = maybePending(borne, visit);
        if (pending.isEmpty()) {
            return false;
        }
        int slips = holder.fiveEvery > 0 && day % holder.fiveEvery == 0 ? 5 : 0;
        for (int i = 0; i < slips; i++) {
            typedPatiently(pending.get(), false);
        }
        if (slips > 0) { // that ended it
            pending = maybePending(borne, visit);
        }
        for (int i = 0; i < 2 && holder.clockIsWrong() && pending.isPresent(); i++) {
            Instant ago = portal.clock.instant().minus(Duration.ofMinutes(3));
            if (!shownNow(ada.app().digitsAt(ago))) { // in a year they are, now and then
                typed(pending.get(), ada.app().codeAt(ago), ORIGIN);
            }
        }
        for (int i = 0; i < 4 && pending.isPresent(); i++) {
            SecondStep answer = typedPatiently(pending.get(), true);
            if (!(answer instanceof SecondStep.Later later)) {
                return completed(answer, pending.get());
            }
            portal.clock.advance(later.why().delay()); // longer than the sign-in lives: so they begin another
            pending = maybePending(borne, visit);
        }
        return false;
    }

    /** Waits as long as it takes, if that is no longer than the sign-in lives. */
    private SecondStep typedPatiently(AwaitingSecondStep pending, boolean right) {
        SecondStep result = typed(pending, right(right), ORIGIN);
        while (result instanceof SecondStep.Later later
                && later.why().delay().compareTo(AwaitingSecondStep.LIFETIME) < 0) {
            portal.clock.advance(later.why().delay());
            result = typed(pending, right(right), ORIGIN);
        }
        return result;
    }

    /** By their digits, for codes equal nothing. */
    private boolean shownNow(String digits) {
        Instant now = portal.clock.instant();
        return Stream.of(-1, 0, 1)
                .map(steps -> ada.app().digitsAt(now.plus(TimeStep.LENGTH.multipliedBy(steps))))
                .anyMatch(digits::equals);
    }

    private OneTimeCode right(boolean right) {
        Instant now = portal.clock.instant();
        return right ? ada.app().codeAt(now) : ada.app().wrongCodeAt(now);
    }

    private boolean completed(SecondStep answer, AwaitingSecondStep pending) {
        if (answer instanceof SecondStep.NewPasswordDue) {
            var due = new AwaitingNewPassword(
                    pending.account(),
                    pending.token(),
                    pending.email(),
                    pending.browser(),
                    new Authentication(SignInMethod.CODE, portal.clock.instant()));
            password = InMemoryPortal.password("secret number " + portal.clock.instant());
            var done = assertInstanceOf(
                    ChooseNewPassword.Done.class,
                    portal.useCases.recovery().chooseNewPassword().choose(due, password, ORIGIN));
            remember(done.begun());
            return true;
        }
        if (answer instanceof SecondStep.Accepted accepted) {
            remember(accepted.begun());
            return true;
        }
        return false;
    }

    private void remember(BeginSession.Begun begun) {
        browser = begun.browser().or(() -> browser);
    }

    private void reset() {
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        List<Notice> mails = portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == Notice.Kind.PASSWORD_RESET)
                .toList();
        String path = mails.get(mails.size() - 1).link().getPath();
        BearerToken link =
                BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        password = InMemoryPortal.password("secret number " + portal.clock.instant());
        var done = assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases.recovery().resetPassword().reset(link, LinkPurpose.SET_PASSWORD, password, ORIGIN));
        browser = Optional.of(done.browser());
    }

    private Optional<BearerToken> knownBrowser() {
        if (browser.isEmpty()) {
            signIn(Holder.IN_A_KNOWN_BROWSER, 1);
        }
        return browser;
    }

    private Optional<AwaitingSecondStep> maybePending(Optional<BearerToken> borne, TokenDigest visit) {
        SignIn.Result result = portal.useCases
                .signIn()
                .signIn()
                .signIn(ada.account().email(), password, borne.stream().toList(), Optional.of(visit), ORIGIN);
        if (result instanceof SignIn.Later later) {
            portal.clock.advance(later.why().delay());
            return maybePending(borne, visit);
        }
        return result instanceof SignIn.SecondStepDue due
                ? portal.useCases.signIn().resumeSignIn().resume(due.pending()).map(AwaitingSecondStep.class::cast)
                : Optional.empty();
    }

    private SecondStep typed(AwaitingSecondStep pending, OneTimeCode code, Origin origin) {
        return portal.useCases.signIn().verifySecondStep().verify(pending, code, origin);
    }

    private void endTheDay() {
        WrongSteps wrongSteps = portal.store.wrongSteps();
        Optional<AccountId> next = wrongSteps.nextUnsettled(portal.clock.instant());
        while (next.isPresent()) {
            AccountId account = next.get();
            portal.store.transactions().inTransaction(() -> wrongSteps.settle(account, portal.clock.instant()));
            next = wrongSteps.nextUnsettled(portal.clock.instant());
        }
        portal.useCases.housekeeping().dropExpired().drop();
    }

    private TokenDigest aVisit() {
        return BearerToken.make(ada.account().id().value(), RANDOM).digest();
    }

    private long count(Event.Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }
}
