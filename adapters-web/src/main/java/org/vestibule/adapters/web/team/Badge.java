package org.vestibule.adapters.web.team;

import java.time.ZoneId;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Midnight;

/** How a standing is shown: in shape, word and colour, as the template {@code team/badge} draws it. */
public record Badge(boolean on, boolean due, boolean suspended, boolean notRequired, String label) {

    public static Badge of(Standing standing, ZoneId zone) {
        return new Badge(
                standing instanceof Standing.On,
                standing instanceof Standing.DueBy,
                standing instanceof Standing.Suspended,
                standing instanceof Standing.NotRequired,
                label(standing, zone));
    }

    private static String label(Standing standing, ZoneId zone) {
        if (standing instanceof Standing.DueBy due) {
            return Texts.format("badge.due", Texts.shortDay(Midnight.lastDayBefore(due.due(), zone)));
        }
        if (standing instanceof Standing.On) {
            return Texts.text("badge.on");
        }
        return Texts.text(standing instanceof Standing.Suspended ? "badge.suspended" : "badge.not-required");
    }
}
