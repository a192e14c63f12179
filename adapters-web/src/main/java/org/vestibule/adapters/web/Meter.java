package org.vestibule.adapters.web;

import java.util.function.IntConsumer;

/** Counts what is answered, and has the figures of the whole program by which operators watch it. */
public interface Meter {

    /**
     * A request has come.
     *
     * @return is told the status of its answer, once that has gone
     */
    IntConsumer asked();

    /** A page told somebody of a refusal, by its code. */
    void refused(String code);

    /** All figures as they are now, in the text format of Prometheus, version 0.0.4. */
    String figures();
}
