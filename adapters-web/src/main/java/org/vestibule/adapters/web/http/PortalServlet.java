package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.web.page.Assets;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.audit.Origin;

/**
 * The one servlet. Every request takes the same way: headers, route, method, what the route needs, forgery check,
 * handler, answer; and every failure ends in one place.
 */
public final class PortalServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(PortalServlet.class);

    private final transient List<Route> routes;
    private final transient Assets assets;
    private final transient Gate gate;
    private final transient Forgery forgery;
    private final transient Refusals refusals;
    private final transient Answers answers;
    private final transient Map<String, String> headers;

    PortalServlet(
            List<Route> routes,
            Assets assets,
            Gate gate,
            Forgery forgery,
            Refusals refusals,
            Answers answers,
            Map<String, String> headers) {
        this.routes = routes;
        this.assets = assets;
        this.gate = gate;
        this.forgery = forgery;
        this.refusals = refusals;
        this.answers = answers;
        this.headers = headers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        String path = request.getRequestURI();
        try {
            Optional<Assets.Asset> asset = assets.find(path);
            if (asset.isPresent()) {
                answers.asset(request, response, asset.get());
            } else {
                route(request, response, path);
            }
        } catch (BadRequest refused) {
            if (!reads(request)) { // what is unread of it must not be taken for the next request
                response.setHeader("Connection", "close");
            }
            String button = refused.status() == 404 ? "/" : path;
            String label = Texts.text(refused.status() == 404 ? "refused.to-teams" : "refused.try-again");
            answers.show(response, refusals.page(refused.status(), refused.code(), button, label), "", null);
        } catch (StoreUnavailable unavailable) {
            LOG.warn("The database is unavailable: {}", unavailable.toString());
            answers.retryAfter(response, StoreUnavailable.RETRY_AFTER);
            answers.show(response, refusals.unavailable(StoreUnavailable.RETRY_AFTER, path), "", null);
        } catch (RuntimeException failure) {
            String reference = refusals.reference();
            LOG.error("Request failed, reference {}", reference, failure);
            answers.show(response, refusals.unexpected(reference, path), "", null);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException, BadRequest {
        for (Route route : routes) {
            Optional<String> token = route.match(path);
            if (token.isPresent()) {
                enter(request, response, route, token.get());
                return;
            }
        }
        throw new BadRequest(404, "not-found");
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, Route route, String token)
            throws IOException, BadRequest {
        boolean post = request.getMethod().equals("POST");
        Handler handler = post ? route.post() : reads(request) ? route.get() : null;
        if (handler == null) {
            response.setHeader("Allow", route.allowed());
            throw new BadRequest(405, "method-not-allowed");
        }
        Map<String, String> form = post ? Form.read(request) : Map.of();
        Map<String, String> query = query(request);
        ReturnTarget wanted = ReturnTarget.of(Optional.ofNullable(query.get("then")));
        Gate.Pass pass = gate.check(request, route.need(), wanted);
        if (pass instanceof Gate.Elsewhere elsewhere) {
            answers.elsewhere(response, elsewhere);
            return;
        }
        Gate.Open open = (Gate.Open) pass;
        if (post) {
            forgery.check(request, form, open.bearer());
        }
        Origin origin = origin(request);
        Reply reply = handler.handle(
                new Visit(token, form, query, wanted, gate.knownBy(request), origin, open.pending(), open.person()));
        if (reply instanceof Reply.StartSession) {
            gate.endSessionOf(request, origin);
        }
        answers.answer(request, response, reply, open);
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static Map<String, String> query(HttpServletRequest request) {
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(request.getQueryString()).stream()
                .flatMap(text -> List.of(text.split("&")).stream())
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> query.put(pair[0], pair[1].replace("%2F", "/")));
        return query;
    }

    private static Origin origin(HttpServletRequest request) {
        return new Origin(
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }
}
