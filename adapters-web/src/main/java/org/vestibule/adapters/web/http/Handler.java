package org.vestibule.adapters.web.http;

/**
 * Answers one kind of request on one route.
 *
 * @param <V> the visits that it can answer, by what was granted to them
 */
@FunctionalInterface
public interface Handler<V extends Visit> {

    /** Answers it. */
    Reply handle(V visit);
}
