package org.vestibule.application.team;

import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** All teams. Whatever happens at one moment, each has its one Owner, who is a member. */
public interface Teams {

    /** Adds a team with its Owner, whose account is locked, as its only member. */
    void add(Team team);

    /** Finds a team. */
    Optional<Team> find(TeamId id);

    /** Finds teams by their exact name: at most two, for of more than one nobody can say which is meant. */
    List<Team> named(TeamName name);

    /** The next teams in the order of their making. */
    List<Team> after(Optional<TeamId> last, int most);

    /** Keeps everybody else from changing a team until the transaction ends; empty if there is none. */
    Optional<Team> lock(TeamId id);

    /** Makes a member the Owner and who was it an Admin, and ends any offer; false, and nothing changes, for anybody else. */
    boolean handTo(TeamId id, AccountId member);

    /** Notes to which member it is offered, the team being locked; empty ends the offer. */
    void offer(TeamId id, Optional<AccountId> heir);

    /** Gives it another name, the team being locked. */
    void rename(TeamId id, TeamName name);

    /** Notes who may let computers into it, the team being locked. */
    void license(TeamId id, Licensing licensing);

    /** Deletes it and all that belongs to it, the team being locked. */
    void delete(TeamId id);
}
