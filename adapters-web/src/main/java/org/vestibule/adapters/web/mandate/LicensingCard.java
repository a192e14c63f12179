package org.vestibule.adapters.web.mandate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.team.Place;
import org.vestibule.domain.team.Licensing;

/**
 * Who may let computers into a team, as the General page shows it.
 *
 * @param holds what holds, in a sentence
 * @param choices none for whoever may not choose
 */
record LicensingCard(String holds, boolean mayChoose, List<Choice> choices) {

    static final String FIELD = "licensing";

    /** One of them. */
    record Choice(String value, String label, String hint, boolean chosen) {}

    static LicensingCard of(Place place) {
        Licensing holds = place.team().licensing();
        boolean may = place.me().role().mayChooseLicensing();
        return new LicensingCard(
                now(holds),
                may,
                Stream.of(Licensing.values())
                        .filter(one -> may)
                        .map(one -> choice(one, holds))
                        .toList());
    }

    private static Choice choice(Licensing one, Licensing holds) {
        String key = TeamWords.key(one);
        return new Choice(key, Texts.text("licensing." + key), Texts.text("licensing." + key + ".hint"), one == holds);
    }

    /** Such as "Managers and above may add computers." */
    static String now(Licensing holds) {
        return Texts.text("licensing." + TeamWords.key(holds) + ".now");
    }

    static Optional<Licensing> parse(String typed) {
        return Stream.of(Licensing.values())
                .filter(one -> TeamWords.key(one).equals(typed))
                .findFirst();
    }
}
