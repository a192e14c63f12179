package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.vestibule.adapters.web.path.Asking;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;

/** Where a button leads after a refusal: what only takes forms cannot be opened. */
final class WayBack {

    private final List<Route<?>> routes;

    WayBack(List<Route<?>> routes) {
        this.routes = routes;
    }

    /**
     * The path itself if it can be opened, with what somebody is to sign in for there; else the first page of the portal. What
     * other addresses ask for is lost: they only ask for a view.
     */
    Path from(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(Paths.AUTHORIZE.pattern()) || path.equals(Paths.DEVICE.pattern())
                ? Arrival.asked(request).map(Asking::signIn).orElseGet(() -> from(path))
                : from(path);
    }

    private Path from(String path) {
        boolean opens = routes.stream()
                .anyMatch(route -> route.get().isPresent() && route.match(path).isPresent());
        return opens ? Path.requested(path) : Paths.HOME;
    }
}
