package org.vestibule.application.computer;

import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Gives a computer of a team another name. */
public final class RenameComputer {

    private final TeamActs acts;
    private final Computers computers;

    public RenameComputer(TeamActs acts, Computers computers) {
        this.acts = acts;
        this.computers = computers;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It has that name. */
    public record Done() implements Result {}

    /** Another has. */
    public record Taken() implements Result {}

    /** The team has no such computer. */
    public record Unknown() implements Result {}

    /** Whoever asks may not. */
    public record Refused(TeamChange why) implements Result {}

    /** Renames it. */
    public Result rename(ActingMember by, TeamId team, ComputerId id, ComputerName name) {
        return acts.change(by, team, Role::mayManageComputers, Refused::new, (act, place) -> rename(by, act, id, name));
    }

    private Result rename(ActingMember by, TeamAct act, ComputerId id, ComputerName name) {
        return switch (computers.rename(act.team().id(), id, name)) {
            case DONE -> {
                act.log(by.account(), new ComputerFact.Renamed(id));
                yield new Done();
            }
            case TAKEN -> new Taken();
            case GONE -> new Unknown();
        };
    }
}
