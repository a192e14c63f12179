package org.vestibule.application.password;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.HashCost;

/**
 * Counts what the hashes of all accounts cost, once a day by whichever node comes first. Where two come at once, both
 * count and one count is kept.
 */
public final class CountHashCosts {

    private final HashCosts costs;
    private final SecretHasher hasher;
    private final Transactions transactions;
    private final Clock clock;

    public CountHashCosts(HashCosts costs, SecretHasher hasher, Transactions transactions, Clock clock) {
        this.costs = costs;
        this.hasher = hasher;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts, if it is time to; true if this count is the one that is kept. */
    public boolean count() {
        Optional<CostCount> last = costs.last();
        if (last.isPresent() && !last.get().isOver(clock.instant())) {
            return false;
        }
        Map<HashCost, Long> accounts = costs.count();
        CostCount next = CostCount.following(last, accounts, hasher.cost(), clock.instant());
        return transactions.inTransaction(() -> costs.replace(last, next));
    }
}
