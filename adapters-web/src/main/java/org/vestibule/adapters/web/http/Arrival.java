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

    /**
     * The address that asks for the same as a form that only an app sends; empty if it is none: the portal's own have neither
     * its field nor lack an address.
     */
    Optional<Path> sentByApp() {
        if (!posts() || request.getQueryString() != null || form.containsKey(Forgery.FIELD)) {
            return Optional.empty();
        }
        Optional<AppQuery> query = AppQuery.parse(form.entrySet().stream()
                .filter(field -> !field.getKey().isEmpty())
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&")));
        if (path().equals(Paths.LOGOUT.pattern())) {
            return Optional.of(query.map(Paths.LOGOUT::of).orElseGet(() -> Path.requested(path())));
        }
        return path().equals(Paths.AUTHORIZE.pattern()) && form.containsKey("client_id")
                ? query.map(Paths.AUTHORIZE::of)
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
