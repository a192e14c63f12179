package org.vestibule.adapters.web.page;

import org.vestibule.application.attempt.TryLater;

/** How a page says that a secret was tried too often. */
public final class Waiting {

    /** Too many requests (RFC 6585 §4). */
    public static final int STATUS = 429;

    private Waiting() {}

    /** The refusal, with how long to wait. */
    public static Refusal refusal(TryLater why) {
        return Refusal.of(why.ofPlace() ? "too-many-mails" : "too-many-tries", Texts.duration(why.delay()));
    }
}
