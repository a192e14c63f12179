package org.vestibule.adapters.web.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PROXY protocol, 1 or 2, of those who are trusted, and nothing else of nobody else (S-067): what anybody could say
 * before their first request would be who they are. The log tells once of each way in which somebody was not answered,
 * for a proxy that is set up wrong is told nothing.
 */
public final class OnlyProxies extends ProxyConnectionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(OnlyProxies.class);

    private final Predicate<InetAddress> trusted;
    private final AtomicBoolean toldOfStrangers = new AtomicBoolean();
    private final AtomicBoolean toldOfSilence = new AtomicBoolean();

    /** @param next what is spoken after it */
    public OnlyProxies(Predicate<InetAddress> trusted, String next) {
        super(next);
        this.trusted = trusted;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint end) {
        if (end.getRemoteSocketAddress() instanceof InetSocketAddress peer && trusted.test(peer.getAddress())) {
            return super.newConnection(connector, end);
        }
        tell(toldOfStrangers, "whose address is not in vestibule.proxy.trusted [proxy-not-trusted]");
        return new NotAnswered(connector, end);
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint end, ByteBuffer begun) {
        tell(toldOfSilence, "who did not begin with the PROXY protocol [proxy-protocol-missing]");
        end.close();
    }

    private static void tell(AtomicBoolean told, String whom) {
        if (told.compareAndSet(false, true)) {
            LOG.warn("vestibule.proxy.protocol is required, so somebody is not answered {}", whom);
        }
    }

    private static final class NotAnswered extends AbstractConnection {

        private NotAnswered(Connector connector, EndPoint end) {
            super(end, connector.getExecutor());
        }

        @Override
        public void onOpen() {
            super.onOpen();
            close();
        }

        @Override
        public void onFillable() {
            close();
        }
    }
}
