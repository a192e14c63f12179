package org.vestibule.domain.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.audit.Origin;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::1, 20010db800010002",
        "[2001:db8:1:2:ffff::1], 20010db800010002",
        "fe80::1%eth0, fe80000000000000",
        "local, local",
        "999.0.0.1, 999.0.0.1",
        "010.0.0.1, 010.0.0.1"
    })
    void one_customer_is_one_network(String address, String network) {
        assertEquals(network, ClientAddress.of(address).network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"})
    void this_machine_has_several_names(String host) {
        assertTrue(ClientAddress.isLoopback(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost.example.org", "128.0.0.1", "[::2]", "portal.example"})
    void nothing_else_is_this_machine(String host) {
        assertFalse(ClientAddress.isLoopback(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "]", "[]", "%", "%eth0", "[1.2.3.4", ":", ":::", "1:2", ".:a", ":a", "1.2.3.4.5", "١.٢.٣.٤"
            })
    void what_only_resembles_an_address_is_a_name(String text) {
        assertEquals(text, ClientAddress.of(text).network());
    }

    /** Only whoever knows the portal's public address can tell; by itself no address is exempt. */
    @Test
    void only_an_origin_makes_it_exempt() {
        assertFalse(new Origin("127.0.0.1", "").client().exempt());
        assertTrue(new Origin("127.0.0.1", "", true).client().exempt());
    }
}
