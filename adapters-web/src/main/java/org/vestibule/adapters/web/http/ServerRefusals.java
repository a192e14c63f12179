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
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * Answers what the server refuses before the servlet sees it, such as a path that is no path: with our own page and
 * headers, and without a word about the server (S-103).
 */
final class ServerRefusals implements Request.Handler {

    private static final int INTERNAL = 500;
    private static final Set<Integer> FOR_A_WHILE = Set.of(429, 503);
    private static final Set<Integer> NOT_SPOKEN = Set.of(501, 505);

    private final Refusals refusals;
    private final Pages pages;
    private final String host;
    private final Map<String, String> headers;
    private final RefusalLog log;

    ServerRefusals(Refusals refusals, Pages pages, String host, Map<String, String> headers, RefusalLog log) {
        this.refusals = refusals;
        this.pages = pages;
        this.host = host;
        this.headers = headers;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Page page = page(response.getStatus());
        String html = pages.html(page);
        Throwable cause = failed(response.getStatus())
                ? (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION)
                : null; // of a request that could not be read it may hold what was sent
        log.write(RefusalLog.NO_ROUTE, page, html, cause);
        headers.forEach(response.getHeaders()::put);
        if (FOR_A_WHILE.contains(response.getStatus())) {
            response.getHeaders().put("Retry-After", StoreUnavailable.RETRY_AFTER.toSeconds());
        }
        response.getHeaders().put("Content-Type", Pages.HTML);
        response.getHeaders().put("Connection", "close"); // what follows may be read in more than one way (S-093)
        Content.Sink.write(response, true, html, callback);
        return true;
    }

    private Page page(int status) {
        if (failed(status)) {
            return refusals.unexpected(Paths.HOME);
        }
        Refusal refusal = switch (status) {
            case 404 -> Refusal.of("not-found");
            case 408 -> Refusal.of("request-too-slow");
            case 413 -> Refusal.of("request-too-large");
            case 414 -> Refusal.of("address-too-long");
            case 429 -> Refusal.of("too-many-requests");
            case 431 -> Refusal.of("cookies-too-long", host); // nothing else in a header grows so long in a browser
            case 503 -> Refusal.of("overloaded");
            default -> Refusal.of("request-malformed");
        };
        return refusals.page(status, refusal, new Box.Link(Paths.HOME, Texts.text("refused.to-teams")));
    }

    /** Whether the portal is to blame, and not what was sent: a version or a method of HTTP that it does not speak. */
    private static boolean failed(int status) {
        return status >= INTERNAL && !FOR_A_WHILE.contains(status) && !NOT_SPOKEN.contains(status);
    }
}
