package org.vestibule.adapters.web.http;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * Answers what the server refuses before the servlet sees it, such as a path that is no path: with our own page and
 * headers, and without a word about the server (S-103).
 */
final class ServerRefusals implements Request.Handler {

    private static final int INTERNAL = 500;
    private static final Set<Integer> FOR_A_WHILE = Set.of(429, 503);

    private final Refusals refusals;
    private final Answers answers;
    private final Map<String, String> headers;

    ServerRefusals(Refusals refusals, Answers answers, Map<String, String> headers) {
        this.refusals = refusals;
        this.answers = answers;
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Page page = page(response.getStatus());
        String html = answers.html(page, null);
        Throwable cause = response.getStatus() == INTERNAL
                ? (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION)
                : null; // of a request that could not be read it may hold what was sent
        RefusalLog.write(RefusalLog.NO_ROUTE, page, html, cause);
        headers.forEach(response.getHeaders()::put);
        if (FOR_A_WHILE.contains(response.getStatus())) {
            response.getHeaders().put("Retry-After", StoreUnavailable.RETRY_AFTER.toSeconds());
        }
        response.getHeaders().put("Content-Type", Answers.HTML);
        response.getHeaders().put("Connection", "close"); // what follows may be read in more than one way (S-093)
        Content.Sink.write(response, true, html, callback);
        return true;
    }

    private Page page(int status) {
        if (status == INTERNAL) {
            return refusals.unexpected("/");
        }
        String code = switch (status) {
            case 408 -> "request-too-slow";
            case 413, 414, 431 -> "request-too-large"; // body, address, header fields (RFC 9110, RFC 6585)
            case 429 -> "too-many-requests";
            case 503 -> "overloaded";
            default -> "request-malformed";
        };
        return refusals.page(status, Refusal.of(code), new Box.Link("/", Texts.text("refused.to-teams")));
    }
}
