package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.token.BearerToken;

/**
 * The one servlet of all pages. Every request takes the same way: headers, route, clock, method, what the route needs, forgery check,
 * handler, answer; and every failure ends in one place.
 */
public final class PortalServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient List<Route<?>> routes;
    private final transient Supplier<Readiness> readiness;
    private final transient Gate gate;
    private final transient Repeats repeats;
    private final transient Forgery forgery;
    private final transient Answers answers;
    private final transient Map<String, String> headers;

    PortalServlet(
            List<Route<?>> routes,
            Supplier<Readiness> readiness,
            Gate gate,
            Repeats repeats,
            Forgery forgery,
            Answers answers,
            Map<String, String> headers) {
        this.routes = routes;
        this.readiness = readiness;
        this.gate = gate;
        this.repeats = repeats;
        this.forgery = forgery;
        this.answers = answers;
        this.headers = headers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        String path = request.getRequestURI();
        try {
            route(request, response, path);
        } catch (BadRequest refused) {
            if (!Arrival.reads(request)) { // what is unread of it must not be taken for the next request
                response.setHeader("Connection", "close");
            }
            answers.refuse(request, response, refused);
        } catch (StoreUnavailable unavailable) {
            answers.later(request, response, "unavailable", StoreUnavailable.RETRY_AFTER, unavailable);
        } catch (ClockOff off) {
            answers.later(request, response, "clock-off", ClockOff.RETRY_AFTER, off);
        } catch (IOException gone) { // whoever asked takes no answer any more
            throw gone;
        } catch (Throwable failure) { // of the machine, too: whatever it is, somebody waits for an answer
            response.resetBuffer(); // the page alone: a session that was renewed on the way keeps its new token
            answers.unexpected(request, response, failure);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException, BadRequest {
        for (Route<?> route : routes) {
            Optional<Segments> segments = route.match(path);
            if (segments.isPresent()) {
                RefusalLog.at(request, route);
                if (route.goesByClock() && readiness.get() instanceof Readiness.ClockOff off) {
                    throw new ClockOff(off.ahead());
                }
                enter(request, response, route, segments.get());
                return;
            }
        }
        throw new BadRequest(404, "not-found");
    }

    private <V extends Visit> void enter(
            HttpServletRequest request, HttpServletResponse response, Route<V> route, Segments segments)
            throws IOException, BadRequest {
        Optional<Handler<V>> handler =
                Arrival.posts(request) ? route.post() : Arrival.reads(request) ? route.get() : Optional.empty();
        if (handler.isEmpty()) {
            response.setHeader("Allow", route.allowed());
            throw new BadRequest(405, "method-not-allowed");
        }
        Arrival arrival = Arrival.read(request, route, segments);
        Pass<V> pass = route.need().ask(gate, arrival);
        Reply reply = pass.enter(granted -> inside(arrival, response, pass.bearer(), granted, handler.get()));
        answers.send(request, response, reply, pass.bearer());
    }

    private <V extends Visit> Reply inside(
            Arrival arrival,
            HttpServletResponse response,
            Bearer bearer,
            Function<Visit, V> granted,
            Handler<V> handler)
            throws BadRequest {
        if (arrival.posts() && !forgery.holds(arrival, bearer)) {
            return repeats.before(arrival, bearer.somebody())
                    .orElseThrow(() -> new BadRequest(403, bearer.staleForm()));
        }
        Afterwords.Borne told = arrival.request().getMethod().equals("GET")
                ? answers.afterwords().take(arrival.request(), response, bearer.token())
                : Afterwords.Borne.NOTHING;
        List<BearerToken> known = answers.cookies().readKnown(arrival.request());
        V visit = granted.apply(new Visit(arrival, bearer.token().digest(), known, told));
        Reply first = handler.handle(visit);
        Reply reply = arrival.posts() && first.mayBeSentTwice()
                ? repeats.meanwhile(arrival, bearer).orElse(first)
                : first;
        return reply.showing(visit.draft());
    }
}
