package org.vestibule.adapters.web.http;

import java.util.Optional;
import org.vestibule.adapters.web.path.Shape;

/**
 * One row of the route table. Its handlers take the visits of those who have what it asks for, so that a row which asks
 * for less than they need does not compile.
 *
 * @param goesByClock whether something about it does, so that it is not answered while this node's clock is off
 * @param get answers GET and HEAD, which change nothing that matters
 * @param post answers POST
 */
public record Route<V extends Visit>(
        PathPattern pattern, Need<V> need, boolean goesByClock, Optional<Handler<V>> get, Optional<Handler<V>> post) {

    /** A page, where there is nothing to send. */
    public static <V extends Visit> Route<V> page(Shape path, Need<V> need, Handler<V> get) {
        return new Route<>(PathPattern.of(path.pattern()), need, true, Optional.of(get), Optional.empty());
    }

    /** A page with a form that is sent to its own path. */
    public static <V extends Visit> Route<V> form(Shape path, Need<V> need, Handler<V> get, Handler<V> post) {
        return new Route<>(PathPattern.of(path.pattern()), need, true, Optional.of(get), Optional.of(post));
    }

    /** What other pages send their forms to. */
    public static <V extends Visit> Route<V> act(Shape.Sent path, Need<V> need, Handler<V> post) {
        return new Route<>(PathPattern.of(path.pattern()), need, true, Optional.empty(), Optional.of(post));
    }

    /** The same row, answered whatever this node's clock says. */
    public Route<V> whateverTheClock() {
        return new Route<>(pattern, need, false, get, post);
    }

    /** Its path, with the names of its segments. */
    public String path() {
        return pattern.path();
    }

    /** What stands in the place of each segment, if this row is the one for a path. */
    Optional<Segments> match(String requested) {
        return pattern.match(requested);
    }

    /** The methods it answers, as the {@code Allow} header lists them. */
    String allowed() {
        return get.isEmpty() ? "POST" : post.isEmpty() ? "GET, HEAD" : "GET, HEAD, POST";
    }
}
