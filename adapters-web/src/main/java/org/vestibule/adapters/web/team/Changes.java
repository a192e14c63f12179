package org.vestibule.adapters.web.team;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.team.Team;

/** What a page answers to a change of a team: the one place in which each refusal gets its code. */
public final class Changes {

    private static final int CONFLICT = 409;

    private Changes() {}

    /**
     * The answer.
     *
     * @param owner who owns the team, by name; empty where an Admin may do it, too
     * @param done the answer if it is so now
     * @param unchanged where it leads if it was so already
     */
    public static Reply answer(TeamChange change, Team team, String owner, Reply done, Path unchanged) {
        String name = team.name().value();
        return switch (change) {
            case DONE -> done;
            case UNCHANGED -> new Reply.GoTo(unchanged);
            case NO_TEAM -> TeamDoor.noTeam();
            case WITHHELD -> new Reply.GoTo(Paths.TEAM.of(team.id())); // which says since when, and what to do
            case NOT_ALLOWED -> owner.isEmpty() ? TeamDoor.roleNotEnough(team) : TeamDoor.roleNotEnough(team, owner);
            case NOT_A_MEMBER -> conflict(Refusal.of("member-unknown", name), toPeople(team));
            case IS_ONESELF -> conflict(Refusal.of("member-is-you", name), toLeave(team));
            case IS_OWNER -> conflict(Refusal.of("role-owner"), toPeople(team));
            case OWNER_NEEDS_TWO_STEP -> conflict(Refusal.of("mandate-covers-owner", owner), toPeople(team));
        };
    }

    /** A refusal on a page of its own. */
    public static Reply conflict(Refusal refusal, Box.Link button) {
        return new Reply.RefuseWithin(CONFLICT, refusal, button);
    }

    public static Box.Link toEnable() {
        return new Box.Link(Paths.ENABLE, Texts.text("security.enable"));
    }

    private static Box.Link toLeave(Team team) {
        return new Box.Link(Paths.LEAVE.of(team.id()), Texts.text("team.leave"));
    }

    public static Box.Link toPeople(Team team) {
        return new Box.Link(Paths.PEOPLE.of(team.id()), Texts.text("people.title"));
    }
}
