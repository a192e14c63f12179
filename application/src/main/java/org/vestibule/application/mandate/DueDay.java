package org.vestibule.application.mandate;

import java.util.List;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/** The days that a mail tells a member who is missing (PRODUCT D, "Words for dates"). */
final class DueDay {

    private DueDay() {}

    /** The first day on which the team is withheld; where that is still to come also the last in time, and their zone. */
    static List<String> of(Standing standing, Team team) {
        if (standing instanceof Standing.DueBy due) {
            return List.of(
                    team.day(due.due()).toString(),
                    Midnight.lastDayBefore(due.due(), team.zone()).toString(),
                    team.zone().toString());
        }
        return standing instanceof Standing.Suspended suspended
                ? List.of(team.day(suspended.since()).toString())
                : List.of();
    }
}
