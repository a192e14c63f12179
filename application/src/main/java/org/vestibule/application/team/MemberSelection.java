package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.text.Sought;

/**
 * Which members of a team to show, and in which order.
 *
 * @param sought what their names or addresses hold; empty for all
 * @param only how they stand; empty for all
 */
public record MemberSelection(Optional<Sought> sought, Optional<StandingKind> only, Order order) {

    /** All, by name. */
    public static final MemberSelection ALL = new MemberSelection(Optional.empty(), Optional.empty(), Order.NAME);

    /** In which order; whom it makes equal, it shows by name. */
    public enum Order {
        /** By name, whatever its case. */
        NAME,
        /** Who has not done it first: the suspended, those with a deadline, those who need not, those who have. */
        STANDING,
        /** Who joined last first. */
        JOINED
    }
}
