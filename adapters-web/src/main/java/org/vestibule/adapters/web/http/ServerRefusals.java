package org.vestibule.adapters.web.http;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;

/**
 * Answers what the server refuses before the servlet sees it, such as a path that is no path: with our own page and
 * headers, and without a word about the server (S-103).
 */
final class ServerRefusals implements Request.Handler {

    /** Body, address and header fields that are too long (RFC 9110, RFC 6585). */
    private static final Set<Integer> TOO_LARGE = Set.of(413, 414, 431);

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
        int status = response.getStatus();
        String code = TOO_LARGE.contains(status) ? "request-too-large" : "request-malformed";
        Page page = refusals.page(status, code, "/", Texts.text("refused.to-teams"));
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", Answers.HTML);
        Content.Sink.write(response, true, answers.html(page, null), callback);
        return true;
    }
}
