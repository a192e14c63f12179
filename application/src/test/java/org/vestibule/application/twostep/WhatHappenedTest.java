package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.application.twostep.Holder.guessed;
import static org.vestibule.application.twostep.Holder.with;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.BeginSession;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryStore;

/** What the log says of codes, proofs and devices, beside that something happened (PRODUCT F). */
class WhatHappenedTest {

    private final Holder holder = new Holder(new InMemoryStore());

    @Test
    void what_was_refused_says_what_it_was_given_for() {
        assertEquals(
                List.of(new SignInFact.PasswordRefused(Occasion.PROOF)),
                after(it -> confirm(guessed(with(it.code())))));
        assertEquals(List.of(new SignInFact.CodeRefused(Occasion.PROOF)), after(it -> confirm(with(it.wrong()))));
        assertEquals(
                List.of(PlainFact.PASSWORD_ACCEPTED, new SignInFact.CodeRefused(Occasion.SIGN_IN)),
                after(it -> it.signInWith(it.wrong())));
    }

    @Test
    void what_was_proved_says_by_what() {
        assertEquals(
                List.of(new TwoStepFact.CodesRenewed(SignInMethod.BACKUP_CODE)),
                after(it -> it.as(renew(with(it.backupCode())))));
        assertEquals(
                List.of(new SignInFact.ProofGiven(SignInMethod.CODE)), after(it -> it.as(confirm(with(it.code())))));
        holder.waitForNextCode();
        assertEquals(
                List.of(new TwoStepFact.Disabled(SignInMethod.CODE)),
                after(it -> it.does
                        .twoStep()
                        .disableTwoStepVerification()
                        .disable(it.person(), with(it.code()), Set.of(), ORIGIN)));
    }

    /** A backup code that stands in is one all the same. */
    @Test
    void what_stood_in_says_so() {
        BeginSession.Begun begun = Holder.accepted(holder.signInWith(holder.backupCode()));
        holder.as(begun.session());
        assertEquals(
                List.of(new TwoStepFact.CodesRenewed(SignInMethod.BACKUP_CODE)),
                after(it -> renew(with(StandIn.NEW_BACKUP_CODES))));
    }

    @Test
    void another_device_says_which_it_replaced() {
        Instant before = holder.protection().since();
        AuthenticatorApp app = holder.beginMove();
        assertEquals(
                List.of(new TwoStepFact.DeviceChanged(before)),
                after(it -> it.does
                        .twoStep()
                        .confirmDevice()
                        .confirm(it.person(), app.codeAt(it.portal.clock.instant()), ORIGIN)));
    }

    /** What an app will be told that signs in by it. */
    @Test
    void a_session_knows_how_and_when_it_was_signed_in_to() {
        Instant now = holder.portal.clock.instant();
        holder.as(Holder.accepted(holder.signInWith(holder.backupCode())).session());
        Authentication signedIn = new Authentication(SignInMethod.BACKUP_CODE, now);
        assertEquals(signedIn, holder.person().session().authentication());
        holder.waitForNextCode();
        holder.as(confirm(with(holder.code()))); // a proof is another fact
        assertEquals(signedIn, holder.person().session().authentication());
    }

    private BearerToken renew(Proof proof) {
        return assertInstanceOf(
                        RenewBackupCodes.Renewed.class,
                        holder.does.twoStep().renewBackupCodes().renew(holder.person(), proof, ORIGIN))
                .session();
    }

    private BearerToken confirm(Proof proof) {
        var result = holder.does.session().confirmIdentity().confirm(holder.person(), proof, ORIGIN);
        return result instanceof ConfirmIdentity.Confirmed confirmed ? confirmed.token() : holder.session();
    }

    private List<Fact> after(Consumer<Holder> act) {
        List<Event> events = holder.portal.store.auditTrail().events();
        act.accept(holder);
        List<Event> now = holder.portal.store.auditTrail().events();
        return now.subList(events.size(), now.size()).stream().map(Event::fact).toList();
    }
}
