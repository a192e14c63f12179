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

    /** Sends what a handler answered to whoever this is. */
    void send(HttpServletRequest request, HttpServletResponse response, Reply reply, Bearer bearer) throws IOException {
        reply.send(new Sender(this, request, response, bearer));
    }
}
