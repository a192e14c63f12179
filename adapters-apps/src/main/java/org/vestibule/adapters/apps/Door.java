package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * One address that apps come to. Every request takes the same way: headers, path, method, clock, what it asks for, answer;
 * and every failure ends here, as JSON and as a line of the log, never as a trace. There are no cookies, and no other
 * site's script gets to read an answer: apps that run in browsers cannot be told from any page, so there is no CORS.
 */
final class Door extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int FAILING = 500;

    /** S-089, S-090, S-091: nothing here is to be drawn, framed, kept or guessed at. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final String path;
    private final transient boolean https;
    private final transient Host host;
    private final transient List<Method> methods;
    private final transient Asked asked;
    private final transient boolean goesByClock;
    private final transient Function<Refusal, Answer> refusing;

    Door(String path, boolean https, Host host, List<Method> methods, Asked asked) {
        this(path, https, host, methods, asked, true, Refusal::answer);
    }

    private Door(
            String path,
            boolean https,
            Host host,
            List<Method> methods,
            Asked asked,
            boolean goesByClock,
            Function<Refusal, Answer> refusing) {
        this.path = path;
        this.https = https;
        this.host = host;
        this.methods = methods;
        this.asked = asked;
        this.goesByClock = goesByClock;
        this.refusing = refusing;
    }

    /** How it is knocked at. */
    enum Method {
        /** And with HEAD. */
        GET,
        POST,
        PUT
    }

    /** What is behind it. */
    @FunctionalInterface
    interface Asked {
        Answer answer(HttpServletRequest request) throws Refused, IOException;
    }

    /** The same, open even while the clock is off: nothing behind it is judged by that. */
    Door whateverTheClock() {
        return new Door(path, https, host, methods, asked, false, refusing);
    }

    /** The same, which tells as {@link Problem} does why it does not open. */
    Door tellingProblems() {
        return new Door(path, https, host, methods, asked, goesByClock, Problem::of);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HEADERS.forEach(response::setHeader);
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        answer(request, response).send(response);
    }

    private Answer answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return enter(request);
        } catch (Refused refused) {
            if (brings(request) && !request.getInputStream().isFinished()) {
                // what is unread of it must not be taken for the next request
                response.setHeader("Connection", "close");
            }
            return refuse(refused.why(), null);
        } catch (StoreUnavailable unavailable) {
            return refuse(Refusal.unavailable(), unavailable);
        } catch (ClockOff off) {
            return refuse(Refusal.clockOff(), off);
        } catch (IOException gone) { // whoever asked takes no answer any more
            throw gone;
        } catch (Throwable failure) { // of the machine, too: whatever it is, somebody waits for an answer
            return refuse(Refusal.unexpected(), failure);
        }
    }

    private Answer enter(HttpServletRequest request) throws Refused, IOException {
        if (!request.getRequestURI().equals(path)) { // spelled otherwise
            throw new Refused(Refusal.notFound());
        }
        String method = request.getMethod().equals("HEAD") ? Method.GET.name() : request.getMethod();
        if (methods.stream().noneMatch(one -> one.name().equals(method))) {
            throw new Refused(Refusal.wrongMethod(allowed()));
        }
        if (goesByClock) {
            host.clockOff().get().ifPresent(ahead -> {
                throw new ClockOff(ahead);
            });
        }
        return asked.answer(request);
    }

    /** Whether something is sent with it. */
    private static boolean brings(HttpServletRequest request) {
        return List.of("POST", "PUT").contains(request.getMethod());
    }

    private String allowed() {
        return methods.stream()
                .map(one -> one == Method.GET ? "GET, HEAD" : one.name())
                .collect(Collectors.joining(", "));
    }

    /** Says it in the log, too: never what was sent (S-107). */
    private Answer refuse(Refusal why, @Nullable Throwable cause) {
        host.refused().accept(why.code());
        boolean unforeseen = why.status() == FAILING;
        Level level = unforeseen ? Level.ERROR : why.status() > FAILING ? Level.WARN : Level.INFO;
        LOG.atLevel(level)
                .setCause(unforeseen ? cause : null)
                .addKeyValue("status", why.status())
                .addKeyValue("code", why.code())
                .addKeyValue("route", path)
                .log("Answered {} {} at {}{}", why.status(), why.code(), path, level == Level.WARN ? ": " + cause : "");
        return refusing.apply(why);
    }
}
