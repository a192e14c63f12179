package org.vestibule.adapters.web.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param lasts how long it may; null of a computer, which is the team's as long as the team wants it
 */
record WhatItMay(List<Row> rows, @Nullable String lasts) {

    /** By which picture a line is known. */
    enum Icon {
        PERSON,
        PEOPLE,
        COMPUTER,
        BOOK
    }

    /**
     * A line of what it may.
     *
     * @param said what that means; null where it says all
     * @param enable where teams are opened that are withheld; null if there are none
     */
    record Row(
            Icon icon,
            String may,
            @Nullable String said,
            @Nullable Path enable) {

        private Row(Icon icon, String may) {
            this(icon, may, null, null);
        }

        boolean person() {
            return icon == Icon.PERSON;
        }

        boolean people() {
            return icon == Icon.PEOPLE;
        }

        boolean computer() {
            return icon == Icon.COMPUTER;
        }

        boolean book() {
            return icon == Icon.BOOK;
        }
    }

    /** @param page that asks, to come back to */
    static WhatItMay of(SignedVisit visit, Scopes scopes, AppLimits limits, Path page) {
        return new WhatItMay(
                Stream.of(
                                license(scopes),
                                Optional.of(person(scopes)),
                                scopes.has(Scope.TEAMS) ? Optional.of(teams(visit, page)) : Optional.<Row>empty(),
                                computers(scopes),
                                addressBook(scopes))
                        .flatMap(Optional::stream)
                        .toList(),
                scopes.has(Scope.LICENSE) ? null : lasts(scopes, limits));
    }

    private static Optional<Row> license(Scopes scopes) {
        return scopes.has(Scope.LICENSE)
                ? Optional.of(
                        new Row(Icon.COMPUTER, Texts.text("scope.license"), Texts.text("scope.license.what"), null))
                : Optional.empty();
    }

    private static Row person(Scopes scopes) {
        Set<Scope> own = EnumSet.copyOf(scopes.all());
        own.remove(Scope.TEAMS);
        List<String> seen = AppWords.seen(new Scopes(own));
        return new Row(
                Icon.PERSON, seen.isEmpty() ? Texts.text("scope.know") : Texts.format("scope.see", Names.of(seen)));
    }

    private static Optional<Row> computers(Scopes scopes) {
        String which = scopes.has(Scope.TEAMS) ? ".these" : "";
        return scopes.has(Scope.COMPUTERS)
                ? Optional.of(new Row(Icon.COMPUTER, Texts.text("scope.computers" + which)))
                : Optional.empty();
    }

    private static Optional<Row> addressBook(Scopes scopes) {
        return scopes.has(Scope.ADDRESS_BOOK)
                ? Optional.of(new Row(Icon.BOOK, Texts.text("scope.address_book")))
                : Optional.empty();
    }

    private static String lasts(Scopes scopes, AppLimits limits) {
        return scopes.has(Scope.OFFLINE_ACCESS)
                ? Texts.format("consent.lasts", AppWords.lasting(limits.longest()), AppWords.lasting(limits.idle()))
                : Texts.format("consent.lasts-once", AppWords.lasting(limits.access()));
    }

    private static Row teams(SignedVisit visit, Path page) {
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
        return new Row(
                Icon.PEOPLE,
                Texts.format("scope.see", Texts.text("scope.teams")),
                String.join(" ", sentences),
                withheld.isEmpty() ? null : Paths.ENABLE.then(page));
    }

    private static List<String> names(List<Place> places, boolean open) {
        return places.stream()
                .filter(place -> place.standing().participates() == open)
                .map(place -> place.team().name().value())
                .toList();
    }
}
