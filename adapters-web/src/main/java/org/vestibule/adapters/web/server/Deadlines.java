package org.vestibule.adapters.web.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Ends what takes too long to come: {@value #FIRST_SECONDS} seconds, and one more for each {@value #BYTES_A_SECOND} bytes
 * that have come, but {@value #MOST_SECONDS} at most. Whoever is slow has time for a form on the worst of lines; whoever
 * means to be slow has no more (F-08).
 *
 * <p>Looks once a second. What it watches by itself is the head of each request; {@link ReadBody} lets it watch bodies.
 */
public final class Deadlines extends Handler.Wrapper implements Connection.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final int FIRST_SECONDS = 20;
    private static final int BYTES_A_SECOND = 500;
    private static final int MOST_SECONDS = 60;

    /** A head of the longest kind takes 130 KiB, so nobody may have any number of them on their way. */
    private static final int MOST_FROM_ONE = 256;

    private final Predicate<InetAddress> ofMany;
    private final Duration second;
    private final Map<Connection, Head> heads = new ConcurrentHashMap<>();
    private final Map<String, Set<Head>> headsFrom = new HashMap<>();
    private final Map<Arrival, Integer> secondsSoFar = new ConcurrentHashMap<>();

    /** @param ofMany whether an address is shared by any number of people, as that of a proxy is */
    public Deadlines(Predicate<InetAddress> ofMany) {
        this(ofMany, Duration.ofSeconds(1));
    }

    /** With seconds of another length. */
    Deadlines(Predicate<InetAddress> ofMany, Duration second) {
        this.ofMany = ofMany;
        this.second = second;
    }

    /** Something that is coming in. */
    interface Arrival {

        /** How much of it has come; 0 while nothing is awaited. */
        long bytes();

        /** It has taken too long. */
        void late();
    }

    void watch(Arrival arrival) {
        secondsSoFar.put(arrival, 0);
    }

    /** How many heads and bodies are watched now. */
    int watched() {
        return secondsSoFar.size();
    }

    void forget(Arrival arrival) {
        secondsSoFar.remove(arrival);
    }

    /** Of HTTP alone: one below that, such as of TLS, has no requests. */
    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData http) {
            Head head = new Head(connection, network(connection));
            heads.put(connection, head);
            watch(head);
            enter(head).ifPresent(Deadlines::end);
            if (http.getConnector().isShutdown()) {
                end(head); // accepted while all others were told to end: nobody would tell this one
            }
        }
    }

    /** Who must go that this one may stay: the oldest of the same address that has no request under way. */
    private synchronized Optional<Head> enter(Head head) {
        if (head.network.isEmpty()) {
            return Optional.empty();
        }
        Set<Head> neighbours = headsFrom.computeIfAbsent(head.network, network -> new LinkedHashSet<>());
        neighbours.add(head);
        return neighbours.size() <= MOST_FROM_ONE
                ? Optional.empty()
                : neighbours.stream().filter(one -> !one.whole).findFirst();
    }

    private synchronized void leave(Head head) {
        headsFrom.computeIfPresent(head.network, (network, neighbours) -> {
            neighbours.remove(head);
            return neighbours.isEmpty() ? null : neighbours;
        });
    }

    /** Empty for an address that many share, for one that is none, and for a connection that has gone. */
    private String network(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer
                        && !peer.isUnresolved()
                        && !ofMany.test(peer.getAddress())
                ? ClientAddress.of(peer.getAddress().getHostAddress()).network()
                : "";
    }

    @Override
    public void onClosed(Connection connection) {
        Head head = heads.remove(connection);
        if (head != null) {
            forget(head);
            leave(head);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Head head = heads.get(request.getConnectionMetaData().getConnection());
        if (head != null) {
            head.whole = true;
            Request.addCompletionListener(request, failure -> head.next());
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookInASecond();
    }

    private void lookInASecond() {
        getServer()
                .getScheduler()
                .schedule(
                        () -> {
                            if (isRunning()) {
                                look();
                                lookInASecond();
                            }
                        },
                        second.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** A second has passed. */
    void look() {
        secondsSoFar.forEach((arrival, before) -> {
            long bytes = arrival.bytes();
            int seconds = bytes == 0 ? 0 : before + 1;
            if (seconds > Math.min(MOST_SECONDS, FIRST_SECONDS + bytes / BYTES_A_SECOND)) {
                forget(arrival);
                end(arrival);
            } else {
                secondsSoFar.replace(arrival, before, seconds);
            }
        });
    }

    /** Whatever becomes of one, all others have their deadlines. */
    private static void end(Arrival arrival) {
        try {
            arrival.late();
        } catch (RuntimeException | Error failure) {
            LOG.warn("What took too long could not be ended", failure);
        }
    }

    /** Request line and header fields of the next request of a connection, and before the first the handshake of TLS. */
    private static final class Head implements Arrival {

        private final Connection connection;
        private final Connection carrier;
        private final String network;
        private volatile boolean whole;
        private volatile long bytesBefore;

        private Head(Connection connection, String network) {
            this.connection = connection;
            this.carrier = connection.getEndPoint() instanceof SslConnection.SslEndPoint tls
                    ? tls.getSslConnection()
                    : connection;
            this.network = network;
        }

        private void next() {
            bytesBefore = carrier.getBytesIn();
            whole = false;
        }

        /** Those of TLS count: of what comes too slowly there no byte of a request ever comes out. */
        @Override
        public long bytes() {
            return whole ? 0 : carrier.getBytesIn() - bytesBefore;
        }

        @Override
        public void late() {
            connection.getEndPoint().close(new TimeoutException("The head of a request took too long"));
        }
    }
}
