package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vestibule.adapters.web.Meter;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.RefusalPage;

/**
 * Writes one line for each answer that refuses or fails: its status, the codes that stand on the page, the row of the route
 * table, and the reference, by which the line is found again; and counts the codes. Never the path, an address or a token
 * (S-107).
 */
final class RefusalLog {

    /** Where no row of the route table was come to. */
    static final String NO_ROUTE = "no route";

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Pattern CODE = Pattern.compile("data-code=\"([a-z0-9-]+)\"");
    private static final String PLACE = RefusalLog.class.getName();
    private static final int REFUSING = 400;
    private static final int FAILING = 500;

    private final Meter meter;

    /** @param meter counts them */
    RefusalLog(Meter meter) {
        this.meter = meter;
    }

    /** Notes on which row a request is. */
    static void at(HttpServletRequest request, Route<?> route) {
        String method = request.getMethod(); // of any text, so it is not written as it came
        request.setAttribute(PLACE, (method.equals("POST") ? "POST " : "GET ") + route.path());
    }

    /** Writes it of an answer to a request that came to the servlet. */
    void write(HttpServletRequest request, Page page, String html, @Nullable Throwable cause) {
        Object place = Optional.ofNullable(request.getAttribute(PLACE)).orElse(NO_ROUTE);
        write(place.toString(), page, html, cause);
    }

    /**
     * Writes it, unless the answer does neither.
     *
     * @param html the page as it is sent
     * @param cause what failed; only of what nobody has foreseen more than its first line is written
     */
    void write(String place, Page page, String html, @Nullable Throwable cause) {
        if (page.status() < REFUSING) {
            return;
        }
        List<String> told = CODE.matcher(html)
                .results()
                .map(code -> code.group(1))
                .distinct()
                .toList();
        told.forEach(meter::refused);
        String codes = String.join(",", told);
        String reference = page.view() instanceof RefusalPage whole ? whole.reference() : "";
        boolean unforeseen = codes.equals("unexpected");
        Level level = unforeseen ? Level.ERROR : page.status() >= FAILING ? Level.WARN : Level.INFO;
        String why = level == Level.WARN && cause != null ? ": " + cause : "";
        LOG.atLevel(level)
                .setCause(unforeseen ? cause : null)
                .addKeyValue("status", page.status())
                .addKeyValue("code", codes)
                .addKeyValue("route", place)
                .addKeyValue("reference", reference)
                .log("Answered {} {} at {}{}{}", page.status(), codes, place, words(reference), why);
    }

    private static String words(String reference) {
        return reference.isEmpty() ? "" : ", reference " + reference;
    }
}
