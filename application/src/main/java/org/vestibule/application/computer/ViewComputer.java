package org.vestibule.application.computer;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.app.Clients;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.TeamId;

/** Shows one computer of a team. */
public final class ViewComputer {

    private final Computers computers;
    private final Clients clients;
    private final Memberships memberships;
    private final Accounts accounts;

    public ViewComputer(Computers computers, Clients clients, Memberships memberships, Accounts accounts) {
        this.computers = computers;
        this.clients = clients;
        this.memberships = memberships;
        this.accounts = accounts;
    }

    /**
     * It.
     *
     * @param app what the app on it is called; empty if that was forgotten
     * @param licenser what whoever let it in is called
     * @param left whether they have left the team
     */
    public record Shown(Computer computer, Optional<String> app, Optional<PersonName> licenser, boolean left) {}

    /** Shows it; empty if the team has none like that. */
    public Optional<Shown> view(TeamId team, ComputerId id) {
        return computers.find(team, id).map(this::shown);
    }

    private Shown shown(Computer computer) {
        Optional<String> app =
                clients.find(computer.client()).map(known -> known.client().name());
        Optional<PersonName> member = memberships
                .find(computer.team(), computer.licensedBy())
                .map(found -> found.account().name());
        return new Shown(computer, app, member.or(() -> name(computer)), member.isEmpty());
    }

    private Optional<PersonName> name(Computer computer) {
        return Optional.ofNullable(
                accounts.names(List.of(computer.licensedBy())).get(computer.licensedBy()));
    }
}
