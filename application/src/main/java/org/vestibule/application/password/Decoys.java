package org.vestibule.application.password;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.PasswordHash;

/**
 * What a password is compared with if nobody holds the address: a hash of no password, that costs what an account's would.
 * It is made for every address, before anybody has looked whether it is held, and so is the question that this takes every
 * few minutes: neither that question nor its failure tells anything.
 */
final class Decoys {

    private final HashCosts costs;
    private final SecretHasher hasher;
    private final AtomicReference<@Nullable Reading> lastReading = new AtomicReference<>();

    Decoys(HashCosts costs, SecretHasher hasher) {
        this.costs = costs;
        this.hasher = hasher;
    }

    private record Reading(Optional<CostCount> count, Instant until) {}

    /** The one for an address. */
    PasswordHash of(EmailAddress email, Instant now) {
        double place = costs.place(email);
        HashCost cost = count(now).map(count -> count.at(place, now)).orElseGet(hasher::cost);
        return hasher.decoy(cost);
    }

    /** Read again by one of those who ask, while the others go by what was read last. */
    private Optional<CostCount> count(Instant now) {
        Reading last = lastReading.get();
        if (last != null
                && (now.isBefore(last.until) || !lastReading.compareAndSet(last, new Reading(last.count, next(now))))) {
            return last.count;
        }
        Optional<CostCount> count = costs.last();
        lastReading.set(new Reading(count, next(now)));
        return count;
    }

    private static Instant next(Instant now) {
        return now.plus(CostCount.READ_EVERY);
    }
}
