package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;

class MetricSettingsTest {

    private final Concern<MetricSettings> metrics = new Concern<>(MetricSettings::from);

    @Test
    void defaults() {
        metrics.assertDefaults(
                new MetricSettings(Optional.empty()),
                Map.of("vestibule.metrics.allowed", "this machine, unless a proxy on it is trusted; then none"));
    }

    @Test
    void mapping() {
        metrics.assertMapping(
                new MetricSettings(Optional.of(networks("10.0.0.0/8", "192.0.2.7"))),
                Map.of("vestibule.metrics.allowed", "10.0.0.0/8, 192.0.2.7"));
        metrics.assertMapping(new MetricSettings(Optional.of(List.of())), Map.of("vestibule.metrics.allowed", "none"));
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

    /** A proxy that does not say for whom it asks makes everybody this machine. */
    @Test
    void where_people_come_by_a_proxy_that_is_here_somebody_must_be_named() {
        TrustedProxies here = new TrustedProxies(TrustedProxies.LOOPBACK, TrustedProxies.Header.X_FORWARDED_FOR);
        TrustedProxies elsewhere = new TrustedProxies(networks("10.0.0.1"), TrustedProxies.Header.X_FORWARDED_FOR);
        MetricSettings unnamed = new MetricSettings(Optional.empty());
        assertEquals(TrustedProxies.LOOPBACK, unnamed.allowed(TrustedProxies.NONE));
        assertEquals(TrustedProxies.LOOPBACK, unnamed.allowed(elsewhere));
        assertEquals(List.of(), unnamed.allowed(here));
        MetricSettings named = new MetricSettings(Optional.of(networks("127.0.0.1")));
        assertEquals(networks("127.0.0.1"), named.allowed(here));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).flatMap(text -> Network.parse(text).stream()).toList();
    }
}
