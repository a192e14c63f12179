package org.vestibule.adapters.apps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.team.Place;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Team;

/**
 * Somebody's teams, as an app may know them. A team that is withheld from them is not among the others, so that an app that
 * knows nothing of that does the right thing; it stands beside, with what mends it.
 */
final class TeamsTold {

    private final PortalLinks links;

    TeamsTold(PortalLinks links) {
        this.links = links;
    }

    /** Those that they take part in. */
    List<Map<String, String>> open(List<Place> places) {
        return places.stream()
                .filter(place -> place.standing().participates())
                .map(TeamsTold::open)
                .toList();
    }

    private static Map<String, String> open(Place place) {
        Map<String, String> team = named(place.team());
        team.put("role", place.me().role().name().toLowerCase(Locale.ROOT));
        return team;
    }

    /** The others. */
    List<Map<String, String>> withheld(List<Place> places) {
        return places.stream()
                .filter(place -> !place.standing().participates())
                .map(this::withheld)
                .toList();
    }

    /** The others, each with since when. */
    List<Map<String, String>> withheldSince(List<Place> places) {
        return places.stream()
                .filter(place -> place.standing() instanceof Standing.Suspended)
                .map(place -> {
                    Map<String, String> team = withheld(place);
                    team.put("since", Times.told(((Standing.Suspended) place.standing()).since()));
                    return team;
                })
                .toList();
    }

    /** There is one reason so far; an app that does not know one can still show the link. */
    private Map<String, String> withheld(Place place) {
        Map<String, String> team = named(place.team());
        team.put("reason", "two-step-required");
        team.put("link", links.enable().toString());
        return team;
    }

    /** One by its id and name. */
    static Map<String, String> named(Team team) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("id", team.id().toString());
        told.put("name", team.name().value());
        return told;
    }
}
