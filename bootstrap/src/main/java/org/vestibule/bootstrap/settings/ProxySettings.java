package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * The proxies in front of the portal.
 *
 * @param trusted empty if they were not named
 */
public record ProxySettings(
        Optional<List<Network>> trusted, TrustedProxies.Header header, TrustedProxies.Protocol protocol) {

    private static final String TRUSTED = "proxy.trusted";
    private static final String HEADER = "proxy.header";
    private static final String PROTOCOL = "proxy.protocol";

    /** What a list of them must be. */
    static final String NETWORKS = "addresses or networks with commas between them, such as 10.0.0.0/8, ::1; or none";

    static ProxySettings from(Values values) {
        ProxySettings proxy = new ProxySettings(
                values.find(
                        TRUSTED,
                        "this machine, where the portal listens here alone and vestibule.base.url is another; else none",
                        NETWORKS,
                        ProxySettings::networks),
                values.choice(HEADER, TrustedProxies.Header.X_FORWARDED_FOR),
                values.choice(PROTOCOL, TrustedProxies.Protocol.OFF));
        if (proxy.trusted.stream().flatMap(List::stream).anyMatch(network -> network.bits() == 0)) {
            values.refuse(TRUSTED, "the addresses of proxies, not all there are: anybody could say for whom they ask");
        }
        if (proxy.protocol == TrustedProxies.Protocol.REQUIRED && values.isSet(HEADER)) {
            values.refuse(HEADER, "left away where " + Values.PREFIX + PROTOCOL + " is required, for no header counts");
        }
        return proxy;
    }

    /** Reads them. */
    static Optional<List<Network>> networks(String text) {
        if (text.equals("none")) {
            return Optional.of(List.of());
        }
        String[] typed = text.split(",", -1);
        List<Network> networks = Stream.of(typed)
                .flatMap(one -> Network.parse(one.strip()).stream())
                .toList();
        return Optional.of(networks).filter(all -> all.size() == typed.length);
    }

    /** Nobody at all would be answered. */
    void refuseProtocolOfNobody(Values values, URI base, Listening listening) {
        if (protocol == TrustedProxies.Protocol.REQUIRED
                && of(base, listening).networks().isEmpty()) {
            values.refuse(TRUSTED, "set where " + Values.PREFIX + PROTOCOL + " is required");
        }
    }

    /** Whether there is any, by name. */
    boolean isNamed() {
        return trusted.filter(networks -> !networks.isEmpty()).isPresent();
    }

    /**
     * Those that are believed. Unless they were named that is this machine, where the portal is for others and listens
     * here alone, so that they can only come by a proxy that is here.
     */
    public TrustedProxies of(URI base, Listening listening) {
        boolean byProxy = listening.forThisMachine() && !ClientAddress.isLoopback(base.getHost());
        List<Network> unnamed = byProxy ? TrustedProxies.LOOPBACK : List.of();
        return new TrustedProxies(trusted.orElse(unnamed), header, protocol);
    }
}
