package org.vestibule.adapters.web.health;

import java.util.List;
import java.util.Map;
import org.vestibule.adapters.web.Meter;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * The figures by which operators watch the portal, for the machines that they have named. It is never sure that somebody is
 * one of them who comes with a word of a proxy that is not trusted.
 */
public final class MetricsHandler {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final int FORBIDDEN = 403;

    private final Meter meter;
    private final List<Network> allowed;

    /** @param allowed whose addresses may ask */
    public MetricsHandler(Meter meter, List<Network> allowed) {
        this.meter = meter;
        this.allowed = List.copyOf(allowed);
    }

    /** Tells them, or how whoever asks comes to be told. */
    public Reply show(Visit visit) {
        return visit.comesAsItSeems() && isAllowed(visit.origin().address())
                ? new Reply.Plain(200, TYPE, meter.figures(), Map.of())
                : new Reply.Plain(
                        FORBIDDEN,
                        "not for this client: name its address in vestibule.metrics.allowed [metrics-not-allowed]\n",
                        Map.of());
    }

    private boolean isAllowed(String address) {
        return ClientAddress.literal(address)
                .filter(client -> allowed.stream().anyMatch(network -> network.holds(client)))
                .isPresent();
    }
}
