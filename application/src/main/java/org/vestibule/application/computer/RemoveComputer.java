package org.vestibule.application.computer;

import java.util.Optional;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/** Takes a computer out of a team: its license ends at once. Whoever let it in is told, if they are there still. */
public final class RemoveComputer {

    private final TeamActs acts;
    private final Computers computers;
    private final Memberships memberships;
    private final Caretakers caretakers;

    public RemoveComputer(TeamActs acts, Computers computers, Memberships memberships) {
        this.acts = acts;
        this.computers = computers;
        this.memberships = memberships;
        this.caretakers = new Caretakers(memberships);
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is gone. */
    public record Done(Computer computer) implements Result {}

    /** The team has no such computer. */
    public record Unknown() implements Result {}

    /** Whoever asks may not. */
    public record Refused(TeamChange why) implements Result {}

    /** Removes it. */
    public Result remove(Authority by, TeamId team, ComputerId id) {
        return acts.change(by, team, Role::mayManageComputers, Refused::new, act -> remove(act, by, id));
    }

    private Result remove(TeamAct act, Authority by, ComputerId id) {
        Optional<Computer> found = computers.find(act.team().id(), id);
        if (found.isEmpty() || !computers.remove(act.team().id(), id)) {
            return new Unknown();
        }
        Computer computer = found.get();
        act.log(caretakers.subject(computer), new ComputerFact.Removed(id));
        memberships
                .find(act.team().id(), computer.licensedBy())
                .ifPresent(licenser -> act.mail(Notice.of(
                        computer.licensedBy(),
                        Notice.Kind.COMPUTER_REMOVED,
                        licenser.account().email(),
                        act.links().teams(),
                        computer.name().value(),
                        act.team().name().value(),
                        act.now().toString(),
                        by.name())));
        return new Done(computer);
    }
}
