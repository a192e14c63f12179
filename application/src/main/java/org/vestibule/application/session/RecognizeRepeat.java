package org.vestibule.application.session;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/** Tells whether a request comes with what a form before it has just used up, and what that one did. */
public final class RecognizeRepeat {

    private final SpentTokens spentTokens;
    private final Clock clock;

    public RecognizeRepeat(SpentTokens spentTokens, Clock clock) {
        this.spentTokens = spentTokens;
        this.clock = clock;
    }

    /** What the token was used up for, up to 60 seconds ago. */
    public Optional<Deed> recognize(BearerToken token) {
        return spentTokens.find(token, clock.instant());
    }

    /**
     * What the very session of somebody came of, up to 60 seconds ago: for a form of a page that was shown before, sent by
     * a browser that bears what came of it already.
     */
    public Optional<Deed> recognize(SignedIn person) {
        return spentTokens.before(person.session(), clock.instant());
    }
}
