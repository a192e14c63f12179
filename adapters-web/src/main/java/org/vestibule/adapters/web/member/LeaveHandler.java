package org.vestibule.adapters.web.member;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.member.LeaveTeam;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.team.Team;

/** Leaving a team. Its route asks for no open team: whoever is suspended may leave, too. */
public final class LeaveHandler {

    private final LeaveTeam leaveTeam;

    public LeaveHandler(LeaveTeam leaveTeam) {
        this.leaveTeam = leaveTeam;
    }

    record LeavePage(String heading, String what, Path action) {}

    /** Says what it means. */
    public Reply form(SignedVisit visit) {
        return mine(visit)
                .map(place -> place.me().role().mayLeave() ? page(place) : owner(place))
                .orElseGet(TeamDoor::noTeam);
    }

    /** Leaves. */
    public Reply submit(ProvenVisit visit) {
        Optional<Place> mine = mine(visit);
        TeamChange change = leaveTeam.leave(visit.authority(), visit.team());
        if (mine.isEmpty()) {
            return TeamDoor.noTeam();
        }
        Team team = mine.get().team();
        return change == TeamChange.IS_OWNER
                ? owner(mine.get())
                : Changes.answer(change, team, "", Reply.tell(Paths.HOME, Outcome.LEFT), Paths.HOME);
    }

    private static Optional<Place> mine(SignedVisit visit) {
        return visit.places().stream()
                .filter(place -> place.team().id().equals(visit.team()))
                .findFirst();
    }

    private static Reply page(Place place) {
        String name = place.team().name().value();
        return Reply.show(Page.of(
                "member/leave",
                new LeavePage(
                        Texts.format("leave.title", name),
                        Texts.text("leave.what"),
                        Paths.LEAVE.of(place.team().id()))));
    }

    /** The Owner goes another way, which is closed, too, while the team is withheld from them. */
    static Reply owner(Place place) {
        Team team = place.team();
        String name = team.name().value();
        return place.standing().participates()
                ? Changes.conflict(
                        Refusal.of("owner-cannot-leave", name),
                        new Box.Link(Paths.GENERAL.of(team.id()), Texts.text("general.title")))
                : Changes.conflict(
                        new Refusal("owner-cannot-leave", Texts.format("leave.owner-withheld", name)),
                        Changes.toEnable());
    }
}
