package org.vestibule.adapters.web.http;

import java.util.Optional;
import org.vestibule.adapters.web.page.SentTwicePage;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.application.session.RecognizeRepeat;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/**
 * Recognizes forms that come twice (PRODUCT A). The second may come with what the first has used up; or while the first
 * is still judged; or with what came of it, from the page before.
 */
final class Repeats {

    private final RecognizeRepeat recognizeRepeat;

    Repeats(RecognizeRepeat recognizeRepeat) {
        this.recognizeRepeat = recognizeRepeat;
    }

    /** The answer to whoever comes with what was used up a moment ago: what by, and no more. */
    Optional<Reply> at(Arrival arrival, BearerToken spent) {
        return recognizeRepeat.recognize(spent).map(deed -> new Reply.SentTwice(deed, arrival.formPath(), false));
    }

    /** The same of a form that was let in with what another has used up since: a link, or what the browser bears. */
    Optional<Reply> meanwhile(Arrival arrival, Bearer bearer) {
        return arrival.segments()
                .link()
                .or(() -> bearer.visits() ? Optional.empty() : Optional.of(bearer.token()))
                .flatMap(spent -> at(arrival, spent));
    }

    /** The same of a form from a page that was shown before, if what the session came of is what this form is for. */
    Optional<Reply> before(Arrival arrival, Optional<Somebody> somebody) {
        return deed(somebody)
                .filter(deed -> SentTwicePage.path(deed).toString().equals(arrival.path()))
                .map(deed -> new Reply.SentTwice(deed, arrival.formPath(), true));
    }

    /** The same of a second step from whom another has signed in. */
    Optional<Reply> ofSignIn(Arrival arrival, Optional<Somebody> somebody) {
        return deed(somebody.filter(one -> arrival.posts()))
                .filter(deed -> deed == Deed.SIGNED_IN)
                .map(deed -> new Reply.SentTwice(deed, Path.requested(arrival.path()), true));
    }

    private Optional<Deed> deed(Optional<Somebody> somebody) {
        return somebody.map(Somebody::person).flatMap(recognizeRepeat::recognize);
    }
}
