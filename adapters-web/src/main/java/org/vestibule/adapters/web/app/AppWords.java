package org.vestibule.adapters.web.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.page.Names;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/** What apps may do, and for how long, in words. */
final class AppWords {

    private AppWords() {}

    /** What of somebody is seen by these, the teams last; empty if nothing. */
    static List<String> seen(Scopes scopes) {
        List<String> seen = new ArrayList<>();
        for (Scope scope : new Scope[] {Scope.PROFILE, Scope.EMAIL, Scope.TEAMS}) {
            if (scopes.has(scope)) {
                seen.add(Texts.text("scope." + scope.word()));
            }
        }
        return seen;
    }

    /** All of it in one line, of an app that was let in. */
    static String all(Scopes scopes) {
        List<String> seen = seen(scopes);
        String first = seen.isEmpty() ? Texts.text("scope.knows") : Texts.format("scope.sees", Names.of(seen));
        return Stream.concat(
                        Stream.of(first),
                        Stream.of(Scope.COMPUTERS, Scope.ADDRESS_BOOK)
                                .filter(scopes::has)
                                .map(scope -> Texts.text("scope." + scope.word() + ".does")))
                .collect(Collectors.joining(", "));
    }

    /** A length of time, in days where it is so many. */
    static String lasting(Duration time) {
        return time.toHours() % 24 == 0 && time.toDays() > 0
                ? Texts.count("time.days", time.toDays())
                : Texts.duration(time);
    }

    static boolean isOnDevice(String address) {
        return new RedirectUri(address).isOnDevice();
    }
}
