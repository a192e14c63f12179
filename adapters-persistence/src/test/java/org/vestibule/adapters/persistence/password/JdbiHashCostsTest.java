package org.vestibule.adapters.persistence.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.testkit.HashCostsContract;

/** The contract, on PostgreSQL. */
class JdbiHashCostsTest implements HashCostsContract {

    @BeforeEach
    void forgetTheCountOfTheTestBefore() {
        TestDatabase.SHARED.meddle("DELETE FROM hash_cost_count");
    }

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @Test
    void an_address_has_the_same_place_on_every_node() {
        EmailAddress email = anAddress();
        JdbiHashCosts onAnother = new JdbiHashCosts(TestDatabase.SHARED.database(), TestDatabase.SHARED.keys());
        assertEquals(store().hashCosts().place(email), onAnother.place(email));
    }
}
