package org.vestibule.application.computer;

import java.util.Optional;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.team.TeamId;

/** Finds a computer of a team by its name, for an operator. */
public final class FindComputer {

    private final Computers computers;

    public FindComputer(Computers computers) {
        this.computers = computers;
    }

    /** Finds it, whatever the case of its name. */
    public Optional<Computer> find(TeamId team, ComputerName name) {
        return computers.named(team, name);
    }
}
