package org.vestibule.bootstrap.settings;

import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;

/**
 * Who may ask for figures.
 *
 * @param named the addresses of those clients; empty if they were not named
 */
public record MetricSettings(Optional<List<Network>> named) {

    static MetricSettings from(Values values) {
        return new MetricSettings(values.find(
                "metrics.allowed",
                "this machine, unless a proxy on it is trusted; then none",
                ProxySettings.NETWORKS,
                ProxySettings::networks));
    }

    /** Them. Where everybody comes by a proxy on this machine, one that does not say for whom would be this machine. */
    public List<Network> allowed(TrustedProxies proxies) {
        boolean byProxy = TrustedProxies.LOOPBACK.stream().anyMatch(here -> proxies.trusts(here.first()));
        return named.orElse(byProxy ? List.of() : TrustedProxies.LOOPBACK);
    }
}
