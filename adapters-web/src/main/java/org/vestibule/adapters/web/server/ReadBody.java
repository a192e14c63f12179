package org.vestibule.adapters.web.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole body of a request before any thread is given to it, so that a slow one costs none (F-08). Only so many
 * may be on their way at once, and only so many from one network address, so that they do not cost the memory either.
 */
public final class ReadBody extends Handler.Wrapper {

    /** What is kept of a body: one more than a form may have, which tells that it is too long. */
    public static final int MOST_BYTES = 64 * 1024 + 1;

    /** Read on for a while where it is longer: a browser that is cut off while it sends never sees the answer. */
    private static final long MOST_DRAINED = 4L * 1024 * 1024;

    /** What a chunk costs besides what is in it. */
    private static final int CHUNK = 64;

    private static final int MOST_AT_A_TIME = 64;
    private static final int MOST_COMING = 512;
    private static final int MOST_COMING_FROM_ONE = 64;

    private final Deadlines deadlines;
    private final Map<String, Integer> comingFrom = new HashMap<>();
    private int coming;

    public ReadBody(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request)) {
            return super.handle(request, response, callback);
        }
        new Reading(request, response, callback).run();
        return true;
    }

    private static boolean hasBody(Request request) {
        HttpField length = request.getHeaders().getField(HttpHeader.CONTENT_LENGTH);
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || (length != null && length.getLongValue() != 0);
    }

    private void answer(Request whole, Response response, Callback callback) {
        try {
            if (!super.handle(whole, response, callback)) {
                Response.writeError(whole, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) { // whatever it is, somebody waits for an answer
            Response.writeError(whole, response, callback, failure);
        }
    }

    private synchronized int enter(String network) {
        if (coming >= MOST_COMING) {
            return HttpStatus.SERVICE_UNAVAILABLE_503;
        }
        int mine = comingFrom.getOrDefault(network, 0);
        if (mine >= MOST_COMING_FROM_ONE) {
            return HttpStatus.TOO_MANY_REQUESTS_429;
        }
        coming++;
        comingFrom.put(network, mine + 1);
        return HttpStatus.OK_200;
    }

    private synchronized void leave(String network) {
        coming--;
        comingFrom.computeIfPresent(network, (same, mine) -> mine > 1 ? mine - 1 : null);
    }

    /** One body on its way. */
    private final class Reading implements Invocable.Task, Deadlines.Arrival {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final String network;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong read = new AtomicLong(1); // of the head something has come
        private boolean entered;

        private Reading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.network = TellOrigin.of(request).client().network();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        /** Never while it is ended for being late: a request is read by one thread at a time. */
        @Override
        public synchronized void run() {
            for (int chunks = 0; !over.get(); chunks++) {
                if (chunks == MOST_AT_A_TIME) { // others may be read between
                    request.getComponents().getExecutor().execute(this);
                    return;
                }
                Content.@Nullable Chunk chunk = request.read();
                if (chunk == null) {
                    await();
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                keep(chunk.getByteBuffer());
                chunk.release();
                if ((chunk.isLast() || read.get() > MOST_DRAINED) && end()) {
                    answer(new WithBody(request, kept.toByteArray()), response, callback);
                }
            }
        }

        /** Whoever pauses for too long is late, too; anybody else who breaks off has gone. */
        private void fail(Throwable why) {
            if (why instanceof TimeoutException) {
                late();
            } else if (end()) {
                callback.failed(why);
            }
        }

        /** Only what does not come at once with its head is on its way. */
        private void await() {
            if (!entered) {
                int status = enter(network);
                if (status != HttpStatus.OK_200) {
                    over.set(true);
                    refuse(status);
                    return;
                }
                entered = true;
                deadlines.watch(this);
            }
            request.demand(this);
        }

        private void keep(ByteBuffer bytes) {
            byte[] some = BufferUtil.toArray(bytes);
            read.addAndGet(some.length + CHUNK);
            kept.write(some, 0, Math.min(some.length, MOST_BYTES - kept.size()));
        }

        /** Whether it was not over before. */
        private boolean end() {
            boolean mine = over.compareAndSet(false, true);
            if (mine && entered) {
                deadlines.forget(this);
                leave(network);
            }
            return mine;
        }

        @Override
        public long bytes() {
            return read.get();
        }

        @Override
        public synchronized void late() {
            if (end()) {
                refuse(HttpStatus.REQUEST_TIMEOUT_408);
            }
        }

        private void refuse(int status) {
            Response.writeError(request, response, callback, status);
        }
    }

    /** A request whose body has come. */
    private static final class WithBody extends Request.Wrapper {

        private Content.@Nullable Chunk body;

        private WithBody(Request request, byte[] body) {
            super(request);
            this.body = Content.Chunk.from(ByteBuffer.wrap(body), true);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk next = body;
            body = Content.Chunk.EOF;
            return next == null ? Content.Chunk.EOF : next;
        }

        @Override
        public void demand(Runnable ready) {
            ready.run();
        }
    }
}
