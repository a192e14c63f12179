package org.vestibule.application.password;

import java.util.Map;
import java.util.Optional;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.HashCost;

/** What the hashes of all accounts cost, counted now and then for every node. */
public interface HashCosts {

    /** How many accounts have a hash of which cost. Looks at every account, so not for anybody who waits. */
    Map<HashCost, Long> count();

    /** The last count that was kept; empty before the first. */
    Optional<CostCount> last();

    /** Keeps a count in the place of the last; false if somebody else has kept another since that. */
    boolean replace(Optional<CostCount> last, CostCount next);

    /**
     * The place of an address, at least 0 and less than 1, on every node the same however it is spelled. Places lie evenly,
     * and nobody else can tell them.
     */
    double place(EmailAddress email);
}
