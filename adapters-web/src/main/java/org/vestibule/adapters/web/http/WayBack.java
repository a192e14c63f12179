package org.vestibule.adapters.web.http;

import java.util.List;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;

/** Where a button leads after a refusal: what only takes forms cannot be opened. */
final class WayBack {

    private final List<Route<?>> routes;

    WayBack(List<Route<?>> routes) {
        this.routes = routes;
    }

    /** The path itself if it can be opened, else the first page of the portal. */
    Path from(String path) {
        boolean opens = routes.stream()
                .anyMatch(route -> route.get().isPresent() && route.match(path).isPresent());
        return opens ? Path.requested(path) : Paths.HOME;
    }
}
