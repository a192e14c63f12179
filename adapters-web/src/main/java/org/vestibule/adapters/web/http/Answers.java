package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What answering takes. */
record Answers(
        Pages pages,
        Cookies cookies,
        Visitors visitors,
        EarlierSession earlier,
        Afterwords afterwords,
        Refusals refusals,
        WayBack wayBack) {

    /** Sends what a handler answered to the browser that has this pass. */
    void send(HttpServletRequest request, HttpServletResponse response, Reply reply, Gate.Open pass)
            throws IOException {
        reply.send(new Sender(this, request, response, pass));
    }

    /** Sends somebody to where they must go first. */
    void sendAway(HttpServletRequest request, HttpServletResponse response, Gate.Elsewhere elsewhere) {
        new Sender(this, request, response, visitors.pass(request)).send(elsewhere);
    }
}
