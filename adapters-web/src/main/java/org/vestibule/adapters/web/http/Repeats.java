package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.SentTwicePage;
import org.vestibule.application.session.RecognizeRepeat;
import org.vestibule.application.session.SignedIn;
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
    Optional<Reply> at(HttpServletRequest request, Route route, BearerToken spent) {
        return recognizeRepeat
                .recognize(spent)
                .map(deed -> new Reply.SentTwice(deed, route.form(request.getRequestURI()), false));
    }

    /** The same of a form that was let in with what another has used up since: a link, or what the browser bears. */
    Optional<Reply> meanwhile(HttpServletRequest request, Route route, Segments segments, BearerToken bearer) {
        return segments.link()
                .or(() -> Optional.of(bearer).filter(borne -> !Visitors.bears(borne)))
                .flatMap(spent -> at(request, route, spent));
    }

    /** The same of a form from a page that was shown before, if what the session came of is what this form is for. */
    Optional<Reply> before(HttpServletRequest request, Route route, @Nullable SignedIn person) {
        String path = request.getRequestURI();
        return Optional.ofNullable(person)
                .flatMap(recognizeRepeat::recognize)
                .filter(deed -> SentTwicePage.path(deed).equals(path))
                .map(deed -> new Reply.SentTwice(deed, route.form(path), true));
    }

    /** The same of a second step from whom another has signed in. */
    Optional<Reply> ofSignIn(HttpServletRequest request, @Nullable SignedIn person) {
        return Optional.ofNullable(person)
                .filter(somebody -> request.getMethod().equals("POST"))
                .flatMap(recognizeRepeat::recognize)
                .filter(deed -> deed == Deed.SIGNED_IN)
                .map(deed -> new Reply.SentTwice(deed, request.getRequestURI(), true));
    }
}
