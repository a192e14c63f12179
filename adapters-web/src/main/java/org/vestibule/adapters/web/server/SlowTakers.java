package org.vestibule.adapters.web.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends the connection of whoever does not take {@value #BYTES_A_SECOND} bytes of an answer a second, after
 * {@value #FIRST_SECONDS} seconds (F-08). The server's own handler for that knows no such first seconds: it gave an answer of
 * 6 bytes 6 ms, which a busy machine does not keep, and left the connection open without its body.
 */
public final class SlowTakers extends Handler.Wrapper {

    private static final int BYTES_A_SECOND = 1_000;
    private static final int FIRST_SECONDS = 5;

    private final Duration first;
    private final int bytesASecond;

    public SlowTakers() {
        this(Duration.ofSeconds(FIRST_SECONDS), BYTES_A_SECOND);
    }

    SlowTakers(Duration first, int bytesASecond) {
        this.first = first;
        this.bytesASecond = bytesASecond;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Watched(request, response), callback);
    }

    private final class Watched extends Response.Wrapper {

        private Watched(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            int bytes = content == null ? 0 : content.remaining();
            Scheduler.Task end = getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(this::end, first.toMillis() + bytes * 1_000L / bytesASecond, TimeUnit.MILLISECONDS);
            super.write(last, content, Callback.from(end::cancel, callback));
        }

        /** The write fails by it, and tells whoever waits. */
        private void end() {
            getRequest()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new TimeoutException("The answer is taken too slowly"));
        }
    }
}
