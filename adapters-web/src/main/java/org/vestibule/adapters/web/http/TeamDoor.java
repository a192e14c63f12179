package org.vestibule.adapters.web.http;

import java.time.Instant;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.Place;
import org.vestibule.domain.team.Team;

/** How the portal says that a team is not open to somebody, wherever that is found out. */
public final class TeamDoor {

    private static final int FORBIDDEN = 403;

    private TeamDoor() {}

    /** There is no such team for them: the same answer as to any path that is none, so that ids tell nothing. */
    public static Reply noTeam() {
        return new Reply.Refuse(404, Refusal.of("not-found"), new Box.Link(Paths.HOME, Texts.text("refused.to-teams")));
    }

    /** It is withheld from them, and one button mends it. */
    static Reply withheld(Place place, Instant since) {
        Team team = place.team();
        return new Reply.RefuseWithin(
                FORBIDDEN,
                Refusal.of("team-withheld", team.name().value(), Texts.day(since, team.zone())),
                new Box.Link(Paths.ENABLE, Texts.text("security.enable")));
    }

    /** Their role does not allow what they came for; that of an Admin does. */
    public static Reply roleNotEnough(Team team) {
        return roleNotEnough(team, Refusal.of("role-not-enough", team.name().value()));
    }

    /** The same where nobody but the Owner may. */
    public static Reply roleNotEnough(Team team, String owner) {
        String sentence =
                Texts.format("refusal.role-not-enough.owner", team.name().value(), owner);
        return roleNotEnough(team, new Refusal("role-not-enough", sentence));
    }

    private static Reply roleNotEnough(Team team, Refusal refusal) {
        Box.Link back = new Box.Link(Paths.TEAM.of(team.id()), team.name().value());
        return new Reply.RefuseWithin(FORBIDDEN, refusal, back);
    }
}
