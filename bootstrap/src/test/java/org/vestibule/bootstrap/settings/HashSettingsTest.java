package org.vestibule.bootstrap.settings;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HashSettingsTest {

    private final Concern<HashSettings> hash = new Concern<>(HashSettings::from);

    @Test
    void defaults() {
        hash.assertDefaults(
                new HashSettings(19_456, 2, 1, 64),
                Map.of(
                        "vestibule.hash.memory", "19456",
                        "vestibule.hash.passes", "2",
                        "vestibule.hash.lanes", "1",
                        "vestibule.hash.places", "64"));
    }

    @Test
    void mapping() {
        hash.assertMapping(
                new HashSettings(65_536, 3, 4, 128),
                Map.of(
                        "vestibule.hash.memory", "65536",
                        "vestibule.hash.passes", "3",
                        "vestibule.hash.lanes", "4",
                        "vestibule.hash.places", "128"));
    }

    @Test
    void limits() {
        hash.assertWhole("vestibule.hash.memory", 8, 4_194_304);
        hash.assertWhole("vestibule.hash.passes", 1, 100);
        hash.assertWhole("vestibule.hash.lanes", 1, 64);
        hash.assertWhole("vestibule.hash.places", 32, 100_000);
    }

    @Test
    void each_lane_needs_its_memory() {
        hash.assertTold(List.of(), Map.of("vestibule.hash.memory", "32", "vestibule.hash.lanes", "4"));
        hash.assertTold(
                List.of("vestibule.hash.memory must be at least 8 times vestibule.hash.lanes (RFC 9106)"),
                Map.of("vestibule.hash.memory", "31", "vestibule.hash.lanes", "4"));
    }
}
