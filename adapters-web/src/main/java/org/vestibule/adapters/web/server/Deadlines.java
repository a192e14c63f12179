package org.vestibule.adapters.web.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Ends what takes too long to come: {@value #FIRST_SECONDS} seconds, and one more for each {@value #BYTES_A_SECOND} bytes
 * that have come, but {@value #MOST_SECONDS} at most. Whoever is slow has time for a form on the worst of lines; whoever
 * means to be slow has no more (F-08).
 *
 * <p>Looks once a second. What it watches by itself is the head of each request; {@link ReadBody} lets it watch bodies.
 */
public final class Deadlines extends Handler.Wrapper implements Connection.Listener {

    private static final int FIRST_SECONDS = 20;
    private static final int BYTES_A_SECOND = 500;
    private static final int MOST_SECONDS = 60;

    private final Map<Connection, Head> heads = new ConcurrentHashMap<>();
    private final Map<Arrival, Integer> secondsSoFar = new ConcurrentHashMap<>();

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

    void forget(Arrival arrival) {
        secondsSoFar.remove(arrival);
    }

    @Override
    public void onOpened(Connection connection) {
        Head head = new Head(connection);
        heads.put(connection, head);
        watch(head);
    }

    @Override
    public void onClosed(Connection connection) {
        Head head = heads.remove(connection);
        if (head != null) {
            forget(head);
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
                            if (isStarted()) {
                                look();
                                lookInASecond();
                            }
                        },
                        1,
                        TimeUnit.SECONDS);
    }

    /** A second has passed. */
    void look() {
        secondsSoFar.forEach((arrival, before) -> {
            long bytes = arrival.bytes();
            int seconds = bytes == 0 ? 0 : before + 1;
            if (seconds > Math.min(MOST_SECONDS, FIRST_SECONDS + bytes / BYTES_A_SECOND)) {
                forget(arrival);
                arrival.late();
            } else {
                secondsSoFar.replace(arrival, before, seconds);
            }
        });
    }

    /** Request line and header fields of the next request of a connection. */
    private static final class Head implements Arrival {

        private final Connection connection;
        private volatile boolean whole;
        private volatile long bytesBefore;

        private Head(Connection connection) {
            this.connection = connection;
        }

        private void next() {
            bytesBefore = connection.getBytesIn();
            whole = false;
        }

        @Override
        public long bytes() {
            return whole ? 0 : connection.getBytesIn() - bytesBefore;
        }

        @Override
        public void late() {
            connection.getEndPoint().close(new TimeoutException("The head of a request took too long"));
        }
    }
}
