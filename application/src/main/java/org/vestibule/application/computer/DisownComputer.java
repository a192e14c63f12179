package org.vestibule.application.computer;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.link.Undoing;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;

/**
 * Takes a computer out of its team, since whoever let it in says that this was not them. It is the team's loss, whether or
 * not they are in it still: so its Owner is told besides.
 */
public final class DisownComputer {

    private final Computers computers;
    private final Teams teams;
    private final Memberships memberships;

    public DisownComputer(Computers computers, Teams teams, Memberships memberships) {
        this.computers = computers;
        this.teams = teams;
        this.memberships = memberships;
    }

    /** Takes it out within the caller's transaction. Nothing is written down of one that was gone before. */
    public void disown(Account licenser, Undoing.OfLicense license, Act act, Origin origin) {
        Optional<Computer> found = computers.find(license.team(), license.computer());
        if (found.isEmpty() || !computers.remove(license.team(), license.computer())) {
            return;
        }
        ComputerFact fact = new ComputerFact.Disowned(license.computer());
        act.log(Event.byMember(license.team(), licenser.id(), licenser.id(), fact, origin));
        teams.find(license.team()).ifPresent(team -> {
            tell(licenser, licenser, found.get(), team, act);
            memberships
                    .owner(team.id())
                    .map(Member::account)
                    .filter(owner -> !owner.id().equals(licenser.id()))
                    .ifPresent(owner -> tell(owner, licenser, found.get(), team, act));
        });
    }

    private static void tell(Account reader, Account licenser, Computer computer, Team team, Act act) {
        act.mail(Notice.of(
                reader.id(),
                Notice.Kind.COMPUTER_DISOWNED,
                reader.email(),
                act.links().teams(),
                computer.name().value(),
                team.name().value(),
                act.now().toString(),
                licenser.name().value()));
    }
}
