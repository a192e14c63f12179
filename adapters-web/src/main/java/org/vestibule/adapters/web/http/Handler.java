package org.vestibule.adapters.web.http;

/** Answers one kind of request on one route. */
@FunctionalInterface
public interface Handler {

    /** Answers it. */
    Reply handle(Visit visit);
}
