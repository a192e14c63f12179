package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.TlsProbe.REFUSED;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** TLS 1.2 and 1.3, and no cipher that is weak, whatever a client offers (S-094). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsSweepTest {

    /** With AES of 128 and 256 bits and ChaCha20, by a key of elliptic curves, as that of the portal is here. */
    private static final Set<Integer> OF_1_2 = Set.of(0xC02B, 0xC02C, 0xCCA9);

    private static final Set<Integer> OF_1_3 = Set.of(0x1301, 0x1302, 0x1303);

    /** Where suites have ever been named (RFC 8446 and before). */
    private static final List<Integer> ALL = IntStream.of(0x0000, 0x1300, 0xC000, 0xC100, 0xCC00, 0xD000, 0xFE00)
            .flatMap(page -> IntStream.range(page, page + 0x100))
            .boxed()
            .toList();

    private HttpsPortal https;

    @BeforeAll
    void open() {
        https = new HttpsPortal();
    }

    @AfterAll
    void close() {
        https.close();
    }

    @Test
    void only_two_versions_are_spoken() throws IOException {
        for (int old : new int[] {TlsProbe.SSL_3, TlsProbe.TLS_1_0, TlsProbe.TLS_1_1}) {
            assertEquals(REFUSED, TlsProbe.chosen(https.port(), old, ALL), () -> Integer.toHexString(old));
        }
        assertTrue(OF_1_2.contains(TlsProbe.chosen(https.port(), TlsProbe.TLS_1_2, ALL)));
        assertTrue(OF_1_3.contains(TlsProbe.chosen(https.port(), TlsProbe.TLS_1_3, ALL)));
    }

    /** Whatever is not refused once is not offered again, until all are: so a few questions do for thousands. */
    @Test
    void only_ciphers_with_forward_secrecy_are_spoken() throws IOException {
        assertEquals(OF_1_2, accepted(TlsProbe.TLS_1_2));
        assertEquals(OF_1_3, accepted(TlsProbe.TLS_1_3));
    }

    private Set<Integer> accepted(int version) throws IOException {
        Set<Integer> accepted = new TreeSet<>();
        while (true) {
            List<Integer> others =
                    ALL.stream().filter(suite -> !accepted.contains(suite)).toList();
            int chosen = TlsProbe.chosen(https.port(), version, others);
            if (chosen == REFUSED) {
                return accepted;
            }
            assertTrue(accepted.add(chosen), () -> Integer.toHexString(chosen) + " was not offered");
        }
    }
}
