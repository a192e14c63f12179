package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.vestibule.adapters.web.path.Path;

/**
 * What answering takes.
 *
 * @param longFiles how many more files may be sent part by part
 */
record Answers(
        Pages pages,
        Cookies cookies,
        Visitors visitors,
        EarlierSession earlier,
        Afterwords afterwords,
        Refusals refusals,
        WayBack wayBack,
        Semaphore longFiles) {

    /** Sends what a handler answered to whoever this is. */
    void send(HttpServletRequest request, HttpServletResponse response, Reply reply, Bearer bearer) throws IOException {
        reply.send(new Sender(this, request, response, bearer));
    }

    /** Sends why a request was not even looked at. */
    void refuse(HttpServletRequest request, HttpServletResponse response, BadRequest refused) throws IOException {
        pages.show(request, response, refusals.page(refused, back(request)));
    }

    /**
     * Sends when to try again what cannot be done now.
     *
     * @param code of the refusal
     */
    void later(HttpServletRequest request, HttpServletResponse response, String code, Duration delay, Throwable cause)
            throws IOException {
        Sender.retryAfter(response, delay);
        pages.fail(request, response, refusals.later(code, delay, back(request)), cause);
    }

    /** Sends that something failed which nobody foresaw. */
    void unexpected(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        pages.fail(request, response, refusals.unexpected(back(request)), failure);
    }

    private Path back(HttpServletRequest request) {
        return wayBack.from(request);
    }
}
