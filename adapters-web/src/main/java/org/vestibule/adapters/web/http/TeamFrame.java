package org.vestibule.adapters.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Frame;
import org.vestibule.adapters.web.page.Page.Tab;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.Place;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** What stands around pages for whoever is signed in: the picker of teams, and in one of them the tabs that one's role may see. */
final class TeamFrame {

    private TeamFrame() {}

    /** The tabs beside a page: in a team those that one's role may see, else those of the account if it is under one. */
    static Frame.@Nullable Tabs tabs(@Nullable Tab chosen, @Nullable Place place) {
        if (place == null) {
            return chosen == null
                    ? null
                    : new Frame.Tabs(Texts.text("menu.account"), List.of(way(Tab.SECURITY, Paths.SECURITY, chosen)));
        }
        Team team = place.team();
        Role role = place.me().role();
        List<Frame.Way> ways = new ArrayList<>();
        if (role.maySeePeople()) {
            ways.add(way(Tab.PEOPLE, Paths.PEOPLE.of(team.id()), chosen));
        }
        if (role.maySeeGeneral()) {
            ways.add(way(Tab.GENERAL, Paths.GENERAL.of(team.id()), chosen));
        }
        ways.add(way(Tab.COMPUTERS, Paths.COMPUTERS.of(team.id()), chosen));
        return new Frame.Tabs(team.name().value(), ways);
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

    private static Frame.Way way(Tab tab, Path href, @Nullable Tab chosen) {
        return new Frame.Way(href, Texts.text(tab.title()), tab == chosen);
    }
}
