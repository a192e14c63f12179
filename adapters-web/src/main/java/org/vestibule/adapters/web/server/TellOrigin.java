package org.vestibule.adapters.web.server;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final String UNSURE = TellOrigin.class.getName();

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

    /**
     * Whether a request is sure to come from where it seems to: nothing claims that somebody else is behind it, or a
     * trusted proxy has said who.
     */
    public static boolean isSure(ServletRequest request) {
        return request.getAttribute(UNSURE) == null;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && !peer.isUnresolved()) {
            request.setAttribute(Origin.class.getName(), origin(request, peer.getAddress()));
            return super.handle(request, response, callback);
        }
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("Whoever asked has gone, or cannot be told"));
        return true;
    }

    /** What the proxy in front calls a request, by which it is found in the logs of both; empty if it does not say. */
    public static Optional<String> requestId(ServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(REQUEST_ID));
    }

    private static boolean claimsAnother(Request request) {
        return Stream.of(TrustedProxies.Header.values())
                .anyMatch(header -> request.getHeaders().contains(header.field()));
    }

    private Origin origin(Request request, InetAddress peer) {
        InetAddress client = proxies.client(
                peer, request.getHeaders().getValuesList(proxies.header().field()));
        if (claimsAnother(request) && (!proxies.trusts(peer) || proxies.trusts(client))) {
            request.setAttribute(UNSURE, true);
        }
        Optional.ofNullable(request.getHeaders().get(REQUEST_ID))
                .filter(id -> proxies.trusts(peer) && ID.matcher(id).matches())
                .ifPresent(id -> request.setAttribute(REQUEST_ID, id));
        String browser = Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                .orElse("");
        return new Origin(client.getHostAddress(), browser, forThisMachine && client.isLoopbackAddress());
    }
}
