package org.vestibule.bootstrap.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.Network;

class MetricSettingsTest {

    private final Concern<MetricSettings> metrics = new Concern<>(MetricSettings::from);

    @Test
    void defaults() {
        metrics.assertDefaults(
                new MetricSettings(networks("127.0.0.0/8", "::1")),
                Map.of("vestibule.metrics.allowed", "this machine"));
    }

    @Test
    void mapping() {
        metrics.assertMapping(
                new MetricSettings(networks("10.0.0.0/8", "192.0.2.7")),
                Map.of("vestibule.metrics.allowed", "10.0.0.0/8, 192.0.2.7"));
        metrics.assertMapping(new MetricSettings(List.of()), Map.of("vestibule.metrics.allowed", "none"));
    }

    @Test
    void what_is_no_list_of_networks() {
        metrics.assertWrong(
                "vestibule.metrics.allowed must be addresses or networks with commas between them, such as 10.0.0.0/8,"
                        + " ::1; or none",
                "vestibule.metrics.allowed",
                "prometheus.example",
                "10.0.0.1,",
                "10.0.0.0/33");
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).flatMap(text -> Network.parse(text).stream()).toList();
    }
}
