package org.vestibule.application.computer;

import java.util.Optional;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.member.Member;

/**
 * Who in a team is told what becomes of a computer, and in whose name it is written down: whoever let it in, and the Owner
 * once they have left or cannot sign in. What is the team's own is nothing for somebody outside of it.
 */
final class Caretakers {

    private final Memberships memberships;

    Caretakers(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Theirs; empty if the team is being deleted. */
    Optional<Member> of(Computer computer) {
        return memberships
                .find(computer.team(), computer.licensedBy())
                .filter(licenser -> licenser.account().enabled())
                .or(() -> memberships.owner(computer.team()));
    }

    /** In whose name it is written down. */
    AccountId subject(Computer computer) {
        return of(computer).map(member -> member.account().id()).orElseGet(computer::licensedBy);
    }
}
