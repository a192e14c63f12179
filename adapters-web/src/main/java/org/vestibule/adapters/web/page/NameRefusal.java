package org.vestibule.adapters.web.page;

import java.util.Locale;
import java.util.Optional;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.text.Line;

/** Says what is wrong with a name, by its true cause. */
public final class NameRefusal {

    private NameRefusal() {}

    /** Of somebody; empty if nothing is. */
    public static Optional<Refusal> ofPerson(String typed) {
        return of(typed, PersonName.LONGEST, "name-missing");
    }

    /** Of a team; empty if nothing is. */
    public static Optional<Refusal> ofTeam(String typed) {
        return of(typed, TeamName.LONGEST, "team-name-missing")
                .or(() -> TeamName.hasLink(typed) ? Optional.of(Refusal.of("team-name-malformed")) : Optional.empty());
    }

    /** Of a computer; empty if nothing is. */
    public static Optional<Refusal> ofComputer(String typed) {
        return of(typed, ComputerName.LONGEST, "computer-name-missing");
    }

    private static Optional<Refusal> of(String typed, int longest, String missing) {
        return Line.fault(typed, longest)
                .map(fault -> fault == Line.Fault.MISSING
                        ? Refusal.of(missing)
                        : Refusal.of(
                                "name-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                Line.length(typed),
                                longest));
    }
}
