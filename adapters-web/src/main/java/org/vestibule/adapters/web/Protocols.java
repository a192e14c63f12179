package org.vestibule.adapters.web;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.vestibule.adapters.web.TrustedProxies.Protocol;
import org.vestibule.adapters.web.server.OnlyProxies;

/** What is spoken on a port, from the outside in: the PROXY protocol, TLS, HTTP; the first two where they are set. */
final class Protocols {

    private Protocols() {}

    static ConnectionFactory[] of(Optional<? extends SslContextFactory.Server> tls, TrustedProxies proxies) {
        ArrayDeque<ConnectionFactory> protocols = new ArrayDeque<>(List.of(http()));
        tls.ifPresent(context -> {
            SslConnectionFactory ssl =
                    new SslConnectionFactory(context, protocols.getFirst().getProtocol());
            ssl.setEnsureSecureRequestCustomizer(false); // it refuses who asks by a name that is not in the certificate
            protocols.addFirst(ssl);
        });
        if (proxies.protocol() == Protocol.REQUIRED) {
            protocols.addFirst(
                    new OnlyProxies(proxies::trusts, protocols.getFirst().getProtocol()));
        }
        return protocols.toArray(ConnectionFactory[]::new);
    }

    static HttpConnectionFactory http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setUseOutputDirectByteBuffers(false); // answers are made on the heap, and one of its bounds is enough
        http.setHttpCompliance(HttpCompliance.STRICT); // the usual one takes a line that ends in LF alone
        return new HttpConnectionFactory(http);
    }
}
