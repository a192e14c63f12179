package org.vestibule.adapters.web.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Names;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.app.ViewAppRequest;
import org.vestibule.application.team.Place;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/**
 * Asks somebody whether an app may; or, if it may already, only whether to go on to it.
 *
 * @param you as whom
 * @param backTo before the words for where they go back to
 * @param ask null if it may already
 * @param another where somebody else signs in for the same; null if there is no room for it in an address
 */
record ConsentPage(
        String heading,
        String you,
        String backTo,
        String where,
        Path action,
        @Nullable Ask ask,
        String submit,
        String warning,
        @Nullable Path another) {

    /**
     * What it asks for.
     *
     * @param lasts how long it may
     */
    record Ask(List<Row> rows, String lasts) {}

    /**
     * A line of what it may.
     *
     * @param teams which those are; null on all other lines
     */
    record Row(String may, @Nullable Teams teams) {}

    /**
     * Teams that it would see.
     *
     * @param enable where withheld ones are opened; null if there are none
     */
    record Teams(String sentence, @Nullable Path enable) {}

    static Page of(SignedVisit visit, ViewAppRequest.Asked asked, AppLimits limits) {
        boolean asks = asked.page() == ViewAppRequest.Page.ASK;
        String app = asked.client().name();
        String address = asked.request().returns().uri();
        boolean onDevice = AppWords.isOnDevice(address);
        String key = asks ? "consent." : "consent.go-on.";
        ConsentPage view = new ConsentPage(
                Texts.format(key + "title", app),
                Texts.format("consent.you", visit.signedIn().account().email().written()),
                Texts.text(onDevice ? "consent.back-to-app" : "consent.back-to"),
                onDevice
                        ? Texts.text("consent.this-computer")
                        : URI.create(address).getHost(),
                Paths.CONSENT.of(visit.request()),
                asks ? ask(visit, asked.request().scopes(), limits) : null,
                Texts.text(key + "submit"),
                Texts.format(key + "warning", app),
                AnotherAccount.path(asked).orElse(null));
        return Page.of("app/consent", view).afterBothSteps();
    }

    private static Ask ask(SignedVisit visit, Scopes scopes, AppLimits limits) {
        Set<Scope> own = EnumSet.copyOf(scopes.all());
        own.remove(Scope.TEAMS);
        List<String> seen = AppWords.seen(new Scopes(own));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(seen.isEmpty() ? Texts.text("scope.know") : Texts.format("scope.see", Names.of(seen)), null));
        if (scopes.has(Scope.TEAMS)) {
            rows.add(new Row(Texts.format("scope.see", Texts.text("scope.teams")), teams(visit)));
        }
        String lasts = scopes.has(Scope.OFFLINE_ACCESS)
                ? Texts.format("consent.lasts", AppWords.lasting(limits.longest()), AppWords.lasting(limits.idle()))
                : Texts.format("consent.lasts-once", AppWords.lasting(limits.access()));
        return new Ask(rows, lasts);
    }

    private static Teams teams(SignedVisit visit) {
        List<Place> places = visit.places();
        List<String> open = names(places, true);
        List<String> withheld = names(places, false);
        List<String> sentences = new ArrayList<>();
        if (places.isEmpty()) {
            sentences.add(Texts.text("consent.no-team"));
        }
        if (!open.isEmpty()) {
            sentences.add(Texts.format("consent.teams", Names.of(open)));
        }
        if (!withheld.isEmpty()) {
            String number = withheld.size() == 1 ? "one" : "many";
            sentences.add(Texts.format("consent.withheld." + number, Names.of(withheld)));
        }
        return new Teams(
                String.join(" ", sentences),
                withheld.isEmpty() ? null : Paths.ENABLE.then(Paths.CONSENT.of(visit.request())));
    }

    private static List<String> names(List<Place> places, boolean open) {
        return places.stream()
                .filter(place -> place.standing().participates() == open)
                .map(place -> place.team().name().value())
                .toList();
    }
}
