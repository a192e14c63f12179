package org.vestibule.adapters.web.tls;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS 1.2 and 1.3 with whatever certificate is good now (S-094). Each connection asks for it once, as it begins: so it can
 * be exchanged at any time, and no handshake under way is disturbed, as one would be by the reloading of stock.
 */
final class CurrentTls extends SslContextFactory.Server {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** All with forward secrecy and authenticated encryption. */
    private static final String[] CIPHERS = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    };

    private volatile SSLContext current;

    CurrentTls(SSLContext first) {
        current = first;
        setSslContext(first);
        setIncludeProtocols(PROTOCOLS);
        setIncludeCipherSuites(CIPHERS);
        setRenegotiationAllowed(false);
    }

    /** From now on new connections begin with this. */
    void become(SSLContext next) {
        current = next;
    }

    @Override
    public SSLEngine newSSLEngine() {
        SSLEngine engine = current.createSSLEngine();
        customize(engine);
        return engine;
    }

    @Override
    public SSLEngine newSSLEngine(String host, int port) {
        return newSSLEngine();
    }

    @Override
    public SSLEngine newSSLEngine(InetSocketAddress address) {
        return newSSLEngine();
    }
}
