package org.vestibule.application;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.portal.SharedParts;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.PendingKeys.PendingKey;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.KeyUri;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** I9: whatever holds a secret can be written to a log without telling it. */
class RedactionTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void what_a_sign_up_hands_over_tells_no_link_and_no_token() {
        portal.useCases.signUp().requestSignUp().request(email("ada@example.com"), List.of(), ORIGIN);
        Notice notice = portal.store.outbox().due().get(0);
        String text = notice.link().toString();
        BearerToken link =
                BearerToken.parse(text.substring(text.lastIndexOf('/') + 1)).orElseThrow();
        Outbox.Due due = portal.store
                .outbox()
                .claim(Notice.Urgency.BULK, portal.clock.instant(), portal.clock.instant())
                .orElseThrow();
        FinishSignUp.Result result = portal.useCases
                .signUp()
                .finishSignUp()
                .finish(link, PersonName.parse("Ada").orElseThrow(), PASSWORD, ORIGIN);
        assertHides(secret(link), notice, due, link, result);
        assertHides(secret(((FinishSignUp.Finished) result).begun().session()), result);
    }

    @Test
    void what_making_an_account_hands_over_tells_no_link() {
        var created = (CreateAccount.Created) portal.useCases
                .account()
                .createAccount()
                .create(email("ada@example.com"), PersonName.parse("Ada").orElseThrow(), Optional.empty());
        String link = created.link().orElseThrow().toString();
        assertHides(link.substring(link.lastIndexOf('.') + 1), created);
    }

    @Test
    void what_a_sign_in_hands_over_tells_no_token() {
        Account bob = portal.account("bob@example.com");
        SignIn.SignedInNow signedIn = (SignIn.SignedInNow) portal.signIn(bob, PASSWORD);
        BearerToken session = signedIn.begun().session();
        assertHides(secret(session), signedIn, portal.resumed(session));
        assertHides(secret(signedIn.begun().browser().orElseThrow()), signedIn);

        Enrolled ada = portal.enrolled("ada@example.com");
        SignIn.SecondStepDue due = (SignIn.SecondStepDue) portal.signIn(ada.account(), PASSWORD);
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
        assertHides(secret(due.pending()), due, pending);
        SecondStep.Accepted accepted = (SecondStep.Accepted) portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN);
        assertHides(secret(accepted.begun().session()), accepted);
    }

    @Test
    void what_turning_it_on_hands_over_tells_no_key_and_no_code() {
        Account ada = portal.account("ada@example.com");
        var person = portal.signedIn(ada);
        OfferKey.Offer offer =
                (OfferKey.Offer) portal.useCases.twoStep().offerKey().offer(person);
        PendingKey pending = portal.store
                .pendingKeys()
                .find(person.session(), portal.clock.instant())
                .orElseThrow();
        assertHides(offer.key().base32(), offer, offer.key(), pending, KeyUri.of(ada.email(), offer.key()));
        var code = portal.app(person).codeAt(portal.clock.instant());
        assertHides(portal.app(person).digitsAt(portal.clock.instant()), code);
        var enabled = (EnableTwoStepVerification.Enabled)
                portal.useCases.twoStep().enableTwoStepVerification().enable(person, PASSWORD, code, ORIGIN);
        assertHides(secret(enabled.session()), enabled);
        for (BackupCode one : enabled.backupCodes()) {
            assertHides(one.text(), one, enabled);
            assertHides(one.text().replace("-", ""), one, enabled);
        }
        var authenticator = portal.store.authenticators().find(ada.id()).orElseThrow();
        assertHides(offer.key().base32(), authenticator);
    }

    @Test
    void what_is_passed_between_check_and_settlement_tells_no_password_and_no_hash() {
        Enrolled ada = portal.enrolled("ada@example.com");
        var store = portal.store;
        var parts = SharedParts.of(store, portal.means);
        var queue = new HashQueue(1, 4, System::nanoTime);
        var credential = store.credentials().find(ada.account().email()).orElseThrow();
        var passwords = parts.passwords()
                .check(ada.account().email(), PASSWORD, Optional.empty(), SignInFact.Occasion.SIGN_IN, ORIGIN);
        assertHides("seven quiet herons", PASSWORD, passwords);
        assertHides(credential.hash().phc(), credential, credential.hash(), passwords);

        BackupCode code = ada.codes().get(0);
        Claimant who = Claimant.of(portal.pending(ada.account()), ORIGIN);
        var backupCodes = parts.backupCodes().check(who, code);
        assertHides(code.text(), backupCodes);
        var set = new NewBackupCodes(queue, portal.hasher, new SecureRandom())
                .make(portal.resumed(ada.session()).session(), ORIGIN)
                .orElseThrow();
        set.codes().forEach(one -> assertHides(one.text(), set));

        var codes = parts.codes().check(who, ada.app().codeAt(portal.clock.instant()));
        assertHides(ada.app().digitsAt(portal.clock.instant()), codes);
    }

    private static void assertHides(String secret, Object... holders) {
        List.of(holders)
                .forEach(holder -> assertFalse(
                        holder.toString().toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)),
                        () -> holder.getClass() + " tells its secret"));
    }

    private static String secret(BearerToken token) {
        return token.text().substring(token.text().indexOf('.') + 1);
    }
}
