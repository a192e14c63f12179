package org.vestibule.application.computer;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Line;

/** How a computer comes into a team, within the transaction of the answer that its device gets. */
public final class LicenseComputer {

    private final Teams teams;
    private final EnterTeam enterTeam;
    private final Computers computers;

    public LicenseComputer(Teams teams, EnterTeam enterTeam, Computers computers) {
        this.teams = teams;
        this.enterTeam = enterTeam;
        this.computers = computers;
    }

    /**
     * What is wanted.
     *
     * @param name as it was typed
     */
    public record Wanted(TeamId team, String name) {}

    /** What was drawn for it before the transaction. */
    public record Drawn(ComputerId id, GrantKey key) {}

    /** What came of it. */
    public sealed interface Result {}

    /** It is the team's. */
    public record Licensed(Computer computer, Team team) implements Result {}

    /** That is no name. */
    public record NameWrong(Line.Fault why) implements Result {}

    /** The team has another computer of that name. */
    public record NameTaken() implements Result {}

    /** Whoever wants it may not. */
    public record TeamRefused(TeamChange why) implements Result {}

    /** The team's subscription has ended, so its computers rest. */
    public record Dormant(Team team) implements Result {}

    /** The team has {@value Computer#MOST_IN_TEAM} already. */
    public record TeamFull(Team team) implements Result {}

    /** Keeps the team as it is until the commit; after the account of whoever wants it is locked. */
    public Optional<Team> lock(TeamId team) {
        return teams.lock(team);
    }

    /** Lets it in, the team being locked. */
    public Result license(
            Optional<Team> team,
            Wanted wanted,
            AccountId person,
            ClientId client,
            Drawn drawn,
            Act act,
            Origin origin) {
        if (team.isEmpty()) {
            return new TeamRefused(TeamChange.NO_TEAM);
        }
        EnterTeam.Result entered =
                enterTeam.enter(person, wanted.team(), team.get().licensing()::allows);
        if (!(entered instanceof EnterTeam.Entered open)) {
            return new TeamRefused(entered.refusal().orElseThrow());
        }
        if (open.place().rules().plans().hasLapsed(act.now())) {
            return new Dormant(team.get());
        }
        Optional<Line.Fault> fault = ComputerName.fault(wanted.name());
        if (fault.isPresent()) {
            return new NameWrong(fault.get());
        }
        Computer computer = new Computer(
                wanted.team(),
                drawn.id(),
                ComputerName.parse(wanted.name()).orElseThrow(),
                client,
                person,
                act.now(),
                Optional.empty());
        if (computers.count(wanted.team()) >= Computer.MOST_IN_TEAM) {
            return new TeamFull(team.get());
        }
        if (!computers.add(License.of(computer, drawn.key()))) {
            return new NameTaken();
        }
        act.log(Event.byMember(wanted.team(), person, person, new ComputerFact.Licensed(drawn.id()), origin));
        return new Licensed(computer, team.get());
    }
}
