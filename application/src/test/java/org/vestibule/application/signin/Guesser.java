package org.vestibule.application.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.SettableClock;

/**
 * Somebody who has an account's password and guesses at its second step: each try from another address, on the next of
 * the portal's nodes, in a browser that nobody has seen before.
 */
final class Guesser {

    /** What is guessed. */
    enum Kind {
        CODES,
        BACKUP_CODES,
        BOTH_IN_TURN
    }

    private static final BackupCode NO_CODE =
            BackupCode.parse("00000-00000-00000").orElseThrow();

    private final List<Capabilities> nodes;
    private final SettableClock clock;
    private final Account victim;
    private final AuthenticatorApp app;
    private final Kind kind;
    private Password password;
    private Optional<BearerToken> pending = Optional.empty();
    private int tries;

    Guesser(
            List<Capabilities> nodes,
            SettableClock clock,
            Account victim,
            AuthenticatorApp app,
            Kind kind,
            Password first) {
        this.nodes = nodes;
        this.clock = clock;
        this.victim = victim;
        this.app = app;
        this.kind = kind;
        this.password = first;
    }

    /** Is told the password that counts by now. */
    void learn(Password newer) {
        password = newer;
    }

    /**
     * Goes one step further: signs in, or guesses if that is done.
     *
     * @return how long the portal makes them wait
     */
    Duration go() {
        tries++;
        return pending.flatMap(node().signIn().resumeSignIn()::resume)
                .map(signIn -> guess((AwaitingSecondStep) signIn))
                .orElseGet(this::signIn);
    }

    private Duration signIn() {
        SignIn.Result result =
                node().signIn().signIn().signIn(victim.email(), password, List.of(), Optional.empty(), origin());
        if (result instanceof SignIn.Later later) {
            return later.why().delay();
        }
        if (!(result instanceof SignIn.NotAccepted)) {
            pending = Optional.of(((SignIn.SecondStepDue) result).pending());
        }
        return Duration.ZERO;
    }

    private Duration guess(AwaitingSecondStep signIn) {
        boolean code = kind == Kind.CODES || (kind == Kind.BOTH_IN_TURN && tries % 2 == 0);
        SecondStep result = code
                ? node().signIn().verifySecondStep().verify(signIn, app.wrongCodeAt(clock.instant()), origin())
                : node().signIn().redeemBackupCode().redeem(signIn, NO_CODE, origin());
        return result instanceof SecondStep.Later later ? later.why().delay() : Duration.ZERO;
    }

    private Capabilities node() {
        return nodes.get(tries % nodes.size());
    }

    private Origin origin() {
        return new Origin(
                "2001:db8:" + Integer.toHexString(tries >> 16) + ":" + Integer.toHexString(tries & 0xffff) + "::1", "");
    }
}
