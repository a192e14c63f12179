package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.SettableClock;

class ViewTwoStepTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void it_is_off_at_first() {
        Account ada = portal.account("ada@example.com");
        assertEquals(
                new TwoStepVerification.Off(),
                portal.useCases.twoStep().viewTwoStep().of(ada.id()));
    }

    @Test
    void it_tells_since_when_it_is_on_and_when_it_was_used() {
        var ada = portal.enrolled("ada@example.com");
        var use = SettableClock.START.plus(TimeStep.LENGTH);
        portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(portal.pending(ada.account()), ada.app().codeAt(use), ORIGIN);
        assertEquals(
                new TwoStepVerification.On(new TwoStepVerification.Protection(
                        SettableClock.START, use, false, false, 10, false, SettableClock.START, true, false)),
                portal.useCases.twoStep().viewTwoStep().of(ada.account().id()));
    }

    @Test
    void it_tells_how_many_backup_codes_are_left() {
        var ada = portal.enrolled("ada@example.com");
        portal.useCases
                .signIn()
                .redeemBackupCode()
                .redeem(portal.pending(ada.account()), ada.codes().get(3), ORIGIN);
        assertEquals(
                new TwoStepVerification.On(new TwoStepVerification.Protection(
                        SettableClock.START,
                        SettableClock.START,
                        false,
                        false,
                        9,
                        false,
                        SettableClock.START,
                        true,
                        false)),
                portal.useCases.twoStep().viewTwoStep().of(ada.account().id()));
    }
}
