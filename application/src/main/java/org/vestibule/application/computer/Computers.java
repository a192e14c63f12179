package org.vestibule.application.computer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/** The computers of all teams. */
public interface Computers {

    /** Adds one; false, and nothing is added, if its team has another of that name, or is gone. */
    boolean add(License license);

    /** How many a team has. */
    int count(TeamId team);

    /** Finds one, whether or not what it shows that it is one by can be read. */
    Optional<Computer> find(TeamId team, ComputerId id);

    /**
     * One that can show that it is.
     *
     * @param app what the app on it is called; empty if that was forgotten
     */
    record Own(License license, Optional<String> app) {}

    /**
     * Finds by what one shows that it is one; empty if that cannot be read. What a fence ends are people's sessions and
     * grants: this is the team's, and stays.
     */
    Optional<Own> own(TeamId team, ComputerId id);

    /** The same, whatever its app is called. */
    default Optional<License> license(TeamId team, ComputerId id) {
        return own(team, id).map(Own::license);
    }

    /** Finds a team's one of that name, whatever its case. */
    Optional<Computer> named(TeamId team, ComputerName name);

    /**
     * One in a list.
     *
     * @param app what the app on it is called; empty if that was forgotten
     * @param licenser what whoever let it in is called; empty if they have left the team
     */
    record Listed(Computer computer, Optional<String> app, Optional<PersonName> licenser) {}

    /**
     * Some of a team, in the order of their names.
     *
     * @param before how many of those that are sought come before them
     * @param size how many are sought
     */
    record Page(List<Listed> computers, int before, int size) {}

    /** A page of those whose names come after a key. Two questions, however many there are. */
    Page after(TeamId team, Optional<Sought> sought, String key, int most);

    /** A page of those that come before one, the nearest. */
    Page before(TeamId team, Optional<Sought> sought, String key, int most);

    /**
     * Where a list of several teams goes on.
     *
     * @param key of the last one's name
     */
    record Place(TeamId team, String key) {}

    /** The next ones of several teams, by team and name. One question. */
    List<Listed> of(Collection<TeamId> teams, Optional<Place> after, int most);

    /** What those of a team are called that somebody let in, in that order. One question. */
    List<ComputerName> licensedBy(TeamId team, AccountId person);

    /** What came of giving one another name. */
    enum Naming {
        DONE,
        TAKEN,
        GONE
    }

    /** Gives one another name, its team being locked. */
    Naming rename(TeamId team, ComputerId id, ComputerName name);

    /** Removes one; false if there is none. */
    boolean remove(TeamId team, ComputerId id);

    /**
     * Counts a renewal, or an answer that is given again, by one atomic change: of any number of racing ones that saw the
     * same, one gets true.
     *
     * @param license as it was when it was judged
     * @param next how it was renewed with this one
     */
    boolean renew(License license, Renewals next, Computer.Seen seen);

    /** Forgets from where some of those asked that were seen last before a time; says of how many. When it was is kept. */
    int forgetAddresses(Instant seenBefore);
}
