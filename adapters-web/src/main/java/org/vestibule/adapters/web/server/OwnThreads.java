package org.vestibule.adapters.web.server;

import jakarta.servlet.ServletRequest;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vestibule.adapters.web.path.Paths;

/**
 * Answers requests on threads that may block, which those of the server must never do; health on others than pages, so
 * that it answers however busy the pages are. Once too many wait for a thread, the next is told to come back.
 */
public final class OwnThreads extends Handler.Wrapper {

    private static final int MOST_PAGES = 200;
    private static final int MOST_HEALTH = 2;

    /** How many more may wait for a thread: in a rush each must get its answer, if only that it is too many. */
    private static final int MOST_WAITING = 1024;

    private final Lane pages = new Lane("page", MOST_PAGES);
    private final Lane health = new Lane("health", MOST_HEALTH);

    public OwnThreads() {
        addBean(pages.threads);
        addBean(health.threads);
    }

    /** Those that answer a request, for what is left to do of its answer once the first of them has left it. */
    public static Executor of(ServletRequest request) {
        return (Executor) Objects.requireNonNull(request.getAttribute(Executor.class.getName()));
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Lane lane = lane(Request.getPathInContext(request));
        request.setAttribute(Executor.class.getName(), lane.threads);
        if (!lane.run(() -> answer(request, response, callback))) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        return true;
    }

    private Lane lane(String path) {
        return Paths.tellsHealth(path) ? health : pages;
    }

    private void answer(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) { // whatever it is, somebody waits for an answer
            Response.writeError(request, response, callback, failure);
        }
    }

    /** Threads, and how many requests may be with them or wait for one. */
    private static final class Lane {

        private final QueuedThreadPool threads;
        private final Semaphore places;

        private Lane(String name, int most) {
            threads = new QueuedThreadPool(most, 0);
            threads.setName(name);
            places = new Semaphore(most + MOST_WAITING);
        }

        /** Whether there was a place. */
        private boolean run(Runnable work) {
            if (!places.tryAcquire()) {
                return false;
            }
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    places.release();
                }
            });
            return true;
        }
    }
}
