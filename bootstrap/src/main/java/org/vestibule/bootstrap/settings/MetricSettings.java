package org.vestibule.bootstrap.settings;

import java.util.List;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;

/**
 * Who may ask for figures.
 *
 * @param allowed the addresses of those clients
 */
public record MetricSettings(List<Network> allowed) {

    static MetricSettings from(Values values) {
        return new MetricSettings(
                values.find("metrics.allowed", "this machine", ProxySettings.NETWORKS, ProxySettings::networks)
                        .orElse(TrustedProxies.LOOPBACK));
    }
}
