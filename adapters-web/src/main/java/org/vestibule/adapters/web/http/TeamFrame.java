package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.stream.Stream;
import org.vestibule.adapters.web.page.Frame;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** What stands around the pages of a team: the picker of teams, and those of its tabs that one's role may see. */
final class TeamFrame {

    private static final List<String> PEOPLE = List.of(
            "member/people", "member/member", "member/remove", "member/invite", "member/invitations", "member/revoke");
    private static final List<String> GENERAL = List.of("mandate/general", "mandate/preview", "team/delete");

    private TeamFrame() {}

    static Frame.InTeam of(EnterTeam.Entered entered, String template) {
        Team team = entered.place().team();
        Role role = entered.place().me().role();
        String base = "/teams/" + team.id();
        List<Frame.Way> tabs = Stream.concat(
                        tab(role.maySeePeople(), base + "/people", "people.title", PEOPLE.contains(template)),
                        tab(role.maySeeGeneral(), base + "/general", "general.title", GENERAL.contains(template)))
                .toList();
        List<Frame.Way> mine = entered.mine().stream()
                .map(one -> new Frame.Way(
                        "/teams/" + one.id(), one.name().value(), one.id().equals(team.id())))
                .toList();
        return new Frame.InTeam(team.name().value(), tabs, !tabs.isEmpty(), mine);
    }

    private static Stream<Frame.Way> tab(boolean seen, String href, String label, boolean here) {
        return seen ? Stream.of(new Frame.Way(href, Texts.text(label), here)) : Stream.empty();
    }
}
