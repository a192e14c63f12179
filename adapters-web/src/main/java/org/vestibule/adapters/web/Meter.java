package org.vestibule.adapters.web;

import java.time.Duration;

/** Counts what is answered, and has the figures of the whole program by which operators watch it. */
public interface Meter {

    /** Something was answered. */
    void answered(int status, Duration took);

    /** A page told somebody of a refusal, by its code. */
    void refused(String code);

    /** All figures as they are now, in the text format of Prometheus, version 0.0.4. */
    String figures();
}
