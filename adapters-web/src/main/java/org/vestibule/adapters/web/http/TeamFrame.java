package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.page.Frame;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.Place;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** What stands around pages for whoever is signed in: the picker of teams, and in one of them the tabs that one's role may see. */
final class TeamFrame {

    private static final List<String> PEOPLE = List.of(
            "member/people", "member/member", "member/remove", "member/invite", "member/invitations", "member/revoke");
    private static final List<String> GENERAL = List.of("mandate/general", "mandate/preview", "team/delete");

    private TeamFrame() {}

    static Frame.InTeam of(Place place, String template) {
        Team team = place.team();
        Role role = place.me().role();
        List<Frame.Way> tabs = Stream.concat(
                        tab(role.maySeePeople(), Paths.PEOPLE.of(team.id()), "people.title", PEOPLE.contains(template)),
                        tab(
                                role.maySeeGeneral(),
                                Paths.GENERAL.of(team.id()),
                                "general.title",
                                GENERAL.contains(template)))
                .toList();
        return new Frame.InTeam(team.name().value(), tabs, !tabs.isEmpty());
    }

    /** The teams to choose from. */
    static List<Frame.Choice> choices(MyTeams mine, Optional<Place> place) {
        Optional<TeamId> here = place.map(one -> one.team().id());
        return mine.choices().stream()
                .map(choice -> new Frame.Choice(
                        Paths.TEAM.of(choice.team().id()),
                        choice.team().name().value(),
                        here.equals(Optional.of(choice.team().id())),
                        choice.withheld()))
                .toList();
    }

    private static Stream<Frame.Way> tab(boolean seen, Path href, String label, boolean here) {
        return seen ? Stream.of(new Frame.Way(href, Texts.text(label), here)) : Stream.empty();
    }
}
