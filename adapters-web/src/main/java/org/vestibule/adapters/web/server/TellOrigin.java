package org.vestibule.adapters.web.server;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.domain.audit.Origin;

/** Notes with each request where it comes from, before anything else looks at it. */
public final class TellOrigin extends Handler.Wrapper {

    private final TrustedProxies proxies;
    private final boolean forThisMachine;

    /** @param forThisMachine whether the portal is for this machine alone, so that nothing is counted by its address */
    public TellOrigin(TrustedProxies proxies, boolean forThisMachine) {
        this.proxies = proxies;
        this.forThisMachine = forThisMachine;
    }

    /** Where a request comes from. */
    static Origin of(Request request) {
        return (Origin) Objects.requireNonNull(request.getAttribute(Origin.class.getName()));
    }

    /** The same of a request as servlets see it. */
    public static Origin of(ServletRequest request) {
        return (Origin) Objects.requireNonNull(request.getAttribute(Origin.class.getName()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer) {
            request.setAttribute(Origin.class.getName(), origin(request, peer.getAddress()));
            return super.handle(request, response, callback);
        }
        callback.failed(new EofException("Whoever asked has gone"));
        return true;
    }

    private Origin origin(Request request, InetAddress peer) {
        InetAddress client = proxies.client(
                peer, request.getHeaders().getValuesList(proxies.header().field()));
        String browser = Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                .orElse("");
        return new Origin(client.getHostAddress(), browser, forThisMachine && client.isLoopbackAddress());
    }
}
