package org.vestibule.adapters.apps;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When something was, as apps are told (RFC 3339): in UTC, to the second. */
final class Times {

    private Times() {}

    static String told(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
