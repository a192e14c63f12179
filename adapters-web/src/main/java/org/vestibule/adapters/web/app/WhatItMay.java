package org.vestibule.adapters.web.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Names;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.Place;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/**
 * What an app asks somebody for, as the template {@code app/what-it-may} shows it.
 *
 * @param lasts how long it may
 */
record WhatItMay(List<Row> rows, String lasts) {

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

    /** @param page that asks, to come back to */
    static WhatItMay of(SignedVisit visit, Scopes scopes, AppLimits limits, Path page) {
        Set<Scope> own = EnumSet.copyOf(scopes.all());
        own.remove(Scope.TEAMS);
        List<String> seen = AppWords.seen(new Scopes(own));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(seen.isEmpty() ? Texts.text("scope.know") : Texts.format("scope.see", Names.of(seen)), null));
        if (scopes.has(Scope.TEAMS)) {
            rows.add(new Row(Texts.format("scope.see", Texts.text("scope.teams")), teams(visit, page)));
        }
        String lasts = scopes.has(Scope.OFFLINE_ACCESS)
                ? Texts.format("consent.lasts", AppWords.lasting(limits.longest()), AppWords.lasting(limits.idle()))
                : Texts.format("consent.lasts-once", AppWords.lasting(limits.access()));
        return new WhatItMay(rows, lasts);
    }

    private static Teams teams(SignedVisit visit, Path page) {
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
        return new Teams(String.join(" ", sentences), withheld.isEmpty() ? null : Paths.ENABLE.then(page));
    }

    private static List<String> names(List<Place> places, boolean open) {
        return places.stream()
                .filter(place -> place.standing().participates() == open)
                .map(place -> place.team().name().value())
                .toList();
    }
}
