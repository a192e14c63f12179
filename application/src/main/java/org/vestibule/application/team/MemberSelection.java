package org.vestibule.application.team;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Who has not done it first. */
    public static final List<StandingKind> WORST_FIRST =
            List.of(StandingKind.SUSPENDED, StandingKind.DUE, StandingKind.NOT_REQUIRED, StandingKind.ON);

    /**
     * The same, one after the other, in orders of which each member's row alone tells its place: how somebody stands
     * depends on the time and the rules, so that the order by it is one pass by name for each way to stand.
     */
    public List<MemberSelection> passes() {
        if (order != Order.STANDING) {
            return List.of(this);
        }
        return only.map(Stream::of)
                .orElseGet(WORST_FIRST::stream)
                .map(kind -> new MemberSelection(sought, Optional.of(kind), Order.NAME))
                .toList();
    }
}
