package org.vestibule.application.member;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.member.Role;

/** Shows whom a removal would take out of a team, to be confirmed, or why it would be refused ({@link RemoveMember}). */
public final class ViewRemoval {

    private final ViewMember viewMember;
    private final Computers computers;

    public ViewRemoval(ViewMember viewMember, Computers computers) {
        this.viewMember = viewMember;
        this.computers = computers;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It would be this person.
     *
     * @param stay the computers that they let in, which are the team's and stay
     */
    public record Shown(ViewPeople.Person person, List<ComputerName> stay) implements Result {}

    /** It would be refused. */
    public record Refused(TeamChange why) implements Result {}

    /** Shows it to a member who has entered the team. */
    public Result of(Place place, AccountId account) {
        Optional<ViewPeople.Person> person = viewMember.of(place, account);
        Role role = person.map(one -> one.member().role()).orElse(Role.USER);
        if (role == Role.OWNER && place.me().role().maySeePeople()) {
            return new Refused(TeamChange.IS_OWNER);
        }
        if (!place.me().role().mayRemove(role)) {
            return new Refused(TeamChange.NOT_ALLOWED);
        }
        if (person.isEmpty()) {
            return new Refused(TeamChange.NOT_A_MEMBER);
        }
        return place.me().account().id().equals(account)
                ? new Refused(TeamChange.IS_ONESELF)
                : new Shown(person.get(), computers.licensedBy(place.team().id(), account));
    }
}
