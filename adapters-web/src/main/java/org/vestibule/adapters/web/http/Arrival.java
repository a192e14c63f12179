package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.app.AppQuery;

/**
 * A request that has come to its row of the route table, read, but not let in yet.
 *
 * @param form the fields that were sent; none unless something was
 * @param query the parameters of the address
 * @param wanted where whoever signs in wants to go
 */
record Arrival(
        HttpServletRequest request,
        Route<?> route,
        Segments segments,
        Map<String, String> form,
        Map<String, String> query,
        ReturnTarget wanted) {

    static Arrival read(HttpServletRequest request, Route<?> route, Segments segments) throws IOException, BadRequest {
        Map<String, String> form = posts(request) ? Form.read(request) : Map.of();
        Map<String, String> query = Query.read(request.getQueryString());
        ReturnTarget wanted = ReturnTarget.of(Optional.ofNullable(query.get("then")));
        return new Arrival(request, route, segments, form, query, wanted);
    }

    static boolean posts(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Whether it sends a form. */
    boolean posts() {
        return posts(request);
    }

    String path() {
        return request.getRequestURI();
    }

    /** What an app has asked for, in its own words. */
    Optional<AppQuery> asked() {
        return asked(request);
    }

    static Optional<AppQuery> asked(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).flatMap(AppQuery::parse);
    }

    /** The same of a form that only an app sends: one of the portal's has neither its field nor lacks an address. */
    Optional<AppQuery> sentByApp() {
        boolean sent = path().equals(Paths.AUTHORIZE.pattern())
                && request.getQueryString() == null
                && form.containsKey("client_id");
        return sent && !form.containsKey(Forgery.FIELD)
                ? AppQuery.parse(form.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")))
                : Optional.empty();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The path of the page with the form that it sends; the start page if there is none. */
    Path formPath() {
        return route.get().isPresent() ? Path.requested(path()) : Paths.HOME;
    }
}
