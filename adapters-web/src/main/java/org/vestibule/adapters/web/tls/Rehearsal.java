package org.vestibule.adapters.web.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * A handshake of the portal with itself. A key and a certificate can belong together and yet be of a kind that TLS knows
 * nothing of: that must not be found out by people.
 */
final class Rehearsal {

    private static final int MOST_MESSAGES = 50;

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer;
    private final ByteBuffer toClient;

    private Rehearsal(SSLEngine client, SSLEngine server) {
        this.client = client;
        this.server = server;
        int most = 2 * client.getSession().getPacketBufferSize();
        toServer = ByteBuffer.allocate(most);
        toClient = ByteBuffer.allocate(most);
    }

    /**
     * Plays it, with somebody who trusts that certificate and no other.
     *
     * @throws SSLException if it does not succeed
     */
    static void play(SSLEngine server, X509Certificate trusted) throws GeneralSecurityException, SSLException {
        SSLEngine client = trusting(trusted).createSSLEngine();
        client.setUseClientMode(true);
        server.setUseClientMode(false);
        new Rehearsal(client, server).play();
    }

    private static SSLContext trusting(X509Certificate certificate) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("portal", certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException nothingIsRead) {
            throw new IllegalStateException(nothingIsRead);
        }
    }

    private void play() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < MOST_MESSAGES; i++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
            if (isOver(client) && isOver(server)) {
                return;
            }
        }
        throw new SSLException("it comes to no end");
    }

    private static boolean isOver(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Whatever one of them has to do now: to say something, or to hear what was said. */
    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        switch (engine.getHandshakeStatus()) {
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            case NEED_UNWRAP -> {
                in.flip();
                engine.unwrap(in, nothing);
                in.compact();
            }
            default -> {}
        }
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
