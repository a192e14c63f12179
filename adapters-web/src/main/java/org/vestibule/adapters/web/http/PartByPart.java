package org.vestibule.adapters.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.web.server.NameRequest;
import org.vestibule.adapters.web.server.OwnThreads;

/**
 * Sends an answer of any length part by part: the next is made once there is room for it on the line, by a thread that may
 * block, and then the thread is free again. So a long answer takes as much memory as a short one, and a reader who takes
 * it slowly keeps no thread waiting (F-08). Where it breaks off, its end is missing, so that nobody takes it for whole.
 *
 * <p>One thread at a time is at it: the server calls for the next only after it was told that there is no room. But it may
 * tell at any time that the reader has gone, so that whoever ends the answer first ends it alone.
 */
final class PartByPart implements WriteListener {

    /** How many are sent at once at most: of each a part waits in memory until its reader takes it. */
    static final int MOST = 32;

    private static final Logger LOG = LoggerFactory.getLogger(PartByPart.class);

    private final AsyncContext context;
    private final ServletChannel channel;
    private final Executor threads;
    private final ServletOutputStream out;
    private final Iterator<String> parts;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final OutputStream packer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable after;
    private boolean whole;

    private PartByPart(
            HttpServletRequest request,
            AsyncContext context,
            String begin,
            Iterator<String> parts,
            boolean packed,
            Runnable after)
            throws IOException {
        this.context = context;
        this.channel = ServletContextRequest.getServletContextRequest(request).getServletChannel();
        this.threads = NameRequest.in(request, OwnThreads.of(request));
        this.out = context.getResponse().getOutputStream();
        this.parts = parts;
        this.after = after;
        this.packer = packed ? new GZIPOutputStream(made) : made;
        packer.write(begin.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Begins to send it; the rest is done once this thread has left. Nothing of the answer may be changed any more. No more
     * of it is made for somebody who asks for its header fields alone.
     *
     * @param after run once, when it has ended
     */
    static void send(HttpServletRequest request, String begin, Iterator<String> parts, boolean packed, Runnable after)
            throws IOException {
        if (request.getMethod().equals("HEAD")) {
            after.run();
            return;
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // whoever takes too little of it is ended by SlowTakers
        PartByPart answer = new PartByPart(request, context, begin, parts, packed, after);
        answer.out.setWriteListener(answer);
    }

    /** The server's own threads, which call this, must never wait. Refused while the portal stops, which breaks it off. */
    @Override
    public void onWritePossible() {
        threads.execute(this::write);
    }

    @Override
    public void onError(Throwable gone) {
        breakOff(gone);
    }

    private void write() {
        try {
            while (!ended.get() && out.isReady()) {
                if (whole) {
                    complete();
                    return;
                }
                make();
                out.write(made.toByteArray());
                made.reset();
            }
        } catch (IOException gone) {
            breakOff(gone);
        } catch (RuntimeException | Error failure) {
            if (breakOff(failure)) {
                LOG.warn("A file broke off", failure);
            }
        }
    }

    private void make() throws IOException {
        whole = !parts.hasNext();
        if (whole) {
            packer.close();
        } else {
            packer.write(parts.next().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void complete() {
        if (ended.compareAndSet(false, true)) {
            context.complete();
            after.run();
        }
    }

    /** The connection ends with it; to complete the answer would give it the end that it lacks. */
    private boolean breakOff(Throwable why) {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            channel.abort(why);
            after.run();
        }
        return first;
    }
}
