package org.vestibule.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.key.MasterKeys.Beginning;
import org.vestibule.application.key.MasterKeys.Finishing;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.testkit.InMemoryPortal;

class ChangeMasterKeyTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void beginning_and_finishing_are_written_down_and_nothing_that_changes_nothing_is() {
        assertEquals(Finishing.NOT_BEGUN, finish());
        assertEquals(Beginning.DONE, begin());
        assertEquals(Beginning.ALREADY, begin());
        assertEquals(Finishing.NEXT_NOT_IN_PLACE, finish());
        portal.store.masterKeys().putNextInPlace();
        assertEquals(Beginning.NEXT_IN_PLACE, begin());
        assertEquals(Finishing.DONE, finish());
        assertEquals(
                List.of(
                        Event.byOperator(AccountId.NOBODY, PlainFact.MASTER_KEY_CHANGE_BEGUN),
                        Event.byOperator(AccountId.NOBODY, PlainFact.MASTER_KEY_CHANGED)),
                portal.store.auditTrail().events());
    }

    private Beginning begin() {
        return portal.useCases.key().beginMasterKeyChange().begin(false);
    }

    private Finishing finish() {
        return portal.useCases.key().finishMasterKeyChange().finish();
    }
}
