package org.vestibule.adapters.persistence.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.testkit.HashCostsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiHashCostsTest implements HashCostsContract {

    @BeforeEach
    void forgetTheCountOfTheTestBefore() {
        JdbiStore.SHARED.meddle("DELETE FROM hash_cost_count");
    }

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }

    @Test
    void an_address_has_the_same_place_on_every_node() {
        EmailAddress email = anAddress();
        JdbiHashCosts onAnother = new JdbiHashCosts(JdbiStore.SHARED.database(), JdbiStore.SHARED.keys());
        assertEquals(store().hashCosts().place(email), onAnother.place(email));
    }
}
