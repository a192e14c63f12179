package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.server.TellOrigin;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * The one servlet. Every request takes the same way: headers, route, clock, method, what the route needs, forgery check,
 * handler, answer; and every failure ends in one place.
 */
public final class PortalServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient List<Route> routes;
    private final transient WayBack wayBack;
    private final transient Supplier<Readiness> readiness;
    private final transient Gate gate;
    private final transient Repeats repeats;
    private final transient Forgery forgery;
    private final transient Afterwords afterwords;
    private final transient FreshProof freshProof;
    private final transient Refusals refusals;
    private final transient Answers answers;
    private final transient Map<String, String> headers;

    PortalServlet(
            List<Route> routes,
            WayBack wayBack,
            Supplier<Readiness> readiness,
            Gate gate,
            Repeats repeats,
            Forgery forgery,
            Afterwords afterwords,
            FreshProof freshProof,
            Refusals refusals,
            Answers answers,
            Map<String, String> headers) {
        this.routes = routes;
        this.wayBack = wayBack;
        this.readiness = readiness;
        this.gate = gate;
        this.repeats = repeats;
        this.forgery = forgery;
        this.afterwords = afterwords;
        this.freshProof = freshProof;
        this.refusals = refusals;
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
            if (!reads(request)) { // what is unread of it must not be taken for the next request
                response.setHeader("Connection", "close");
            }
            answers.pages().show(request, response, refusals.page(refused, wayBack.from(path)));
        } catch (StoreUnavailable unavailable) {
            Sender.retryAfter(response, StoreUnavailable.RETRY_AFTER);
            Page page = refusals.later("unavailable", StoreUnavailable.RETRY_AFTER, wayBack.from(path));
            answers.pages().fail(request, response, page, unavailable);
        } catch (ClockOff off) {
            Sender.retryAfter(response, ClockOff.RETRY_AFTER);
            Page page = refusals.later("clock-off", ClockOff.RETRY_AFTER, wayBack.from(path));
            answers.pages().fail(request, response, page, off);
        } catch (IOException gone) { // whoever asked takes no answer any more
            throw gone;
        } catch (Throwable failure) { // of the machine, too: whatever it is, somebody waits for an answer
            response.resetBuffer(); // the page alone: a session that was renewed on the way keeps its new token
            answers.pages().fail(request, response, refusals.unexpected(wayBack.from(path)), failure);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException, BadRequest {
        for (Route route : routes) {
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

    private void enter(HttpServletRequest request, HttpServletResponse response, Route route, Segments segments)
            throws IOException, BadRequest {
        boolean post = request.getMethod().equals("POST");
        Handler handler = post ? route.post() : reads(request) ? route.get() : null;
        if (handler == null) {
            response.setHeader("Allow", route.allowed());
            throw new BadRequest(405, "method-not-allowed");
        }
        Map<String, String> form = post ? Form.read(request) : Map.of();
        Map<String, String> query = Query.read(request.getQueryString());
        ReturnTarget wanted = ReturnTarget.of(Optional.ofNullable(query.get("then")));
        Gate.Pass pass = gate.check(request, route, segments, wanted);
        if (pass instanceof Gate.Elsewhere elsewhere) {
            answers.sendAway(request, response, elsewhere);
            return;
        }
        if (pass instanceof Gate.Shut shut) {
            answers.send(request, response, shut.reply(), shut.bearer());
            return;
        }
        Gate.Open open = (Gate.Open) pass;
        if (post && !forgery.holds(request, form, open)) {
            Reply twice = repeats.before(request, route, open.person())
                    .orElseThrow(() -> new BadRequest(403, open.staleForm()));
            answers.send(request, response, twice, open);
            return;
        }
        Afterwords.Borne borne = request.getMethod().equals("GET")
                ? afterwords.take(request, response, open.bearer())
                : Afterwords.Borne.NOTHING;
        Visit visit = new Visit(
                request.getRequestURI(),
                segments,
                form,
                query,
                wanted,
                gate.knownBy(request),
                open.bearer().digest(),
                TellOrigin.of(request),
                borne.word(),
                borne.draft(),
                open.pending(),
                open.person(),
                open.place(),
                open.mine(),
                null);
        Reply first = post && route.provenAct() != null
                ? freshProof.before(route.provenAct(), handler, visit)
                : handler.handle(visit);
        Reply reply = post && first.mayBeSentTwice()
                ? repeats.meanwhile(request, route, segments, open.bearer()).orElse(first)
                : first;
        answers.send(request, response, reply.showing(visit.draft()), open);
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
