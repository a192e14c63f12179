package org.vestibule.domain.password;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How many accounts have a hash of which cost. An address that nobody holds costs what its place among them says, so that
 * one wrong password does not tell whether there is an account, whatever was set when (S-063, L-45). Places begin with the
 * oldest cost: as people sign in and their hashes are made anew, the addresses that nobody holds move one by one, too.
 *
 * <p>A count holds once every node has read it, from the same moment on all; until then that before it does.
 *
 * @param oldestFirst in the order in which the costs were first counted
 */
public record CostCount(Instant countedAt, List<Share> oldestFirst) {

    /** How long a count stands. */
    public static final Duration STANDS = Duration.ofDays(1);

    /** How old a count may be that a node goes by without reading it again. */
    public static final Duration READ_EVERY = Duration.ofMinutes(5);

    /** What it takes until all nodes have read it, though one of them may fail to at first. */
    private static final Duration SPREADS_IN = READ_EVERY.multipliedBy(3);

    public CostCount {
        oldestFirst = List.copyOf(oldestFirst);
        if (oldestFirst.isEmpty()) {
            throw new IllegalArgumentException("No cost");
        }
    }

    /**
     * The accounts of one cost.
     *
     * @param before how many there were at the count before
     */
    public record Share(HashCost cost, long before, long accounts) {}

    /**
     * The count that follows another, if there was one. Costs that are new to it are the youngest, and of these the one
     * that is set now; that has a share even if no account has it yet.
     */
    public static CostCount following(
            Optional<CostCount> last, Map<HashCost, Long> accounts, HashCost setNow, Instant now) {
        List<Share> shares = new ArrayList<>();
        for (Share share : last.map(CostCount::oldestFirst).orElse(List.of())) {
            shares.add(new Share(share.cost(), share.accounts(), accounts.getOrDefault(share.cost(), 0L)));
        }
        List<HashCost> known = shares.stream().map(Share::cost).toList();
        accounts.keySet().stream()
                .filter(cost -> !cost.equals(setNow) && !known.contains(cost))
                .sorted((one, other) -> one.phc().compareTo(other.phc()))
                .forEach(cost -> shares.add(new Share(cost, 0, accounts.getOrDefault(cost, 0L))));
        if (!known.contains(setNow)) {
            shares.add(new Share(setNow, 0, accounts.getOrDefault(setNow, 0L)));
        }
        shares.removeIf(
                share -> share.before() + share.accounts() == 0 && !share.cost().equals(setNow));
        return new CostCount(now, shares);
    }

    /** Whether it is time for the next. */
    public boolean isOver(Instant now) {
        return !now.isBefore(countedAt.plus(STANDS));
    }

    /**
     * The cost at a place.
     *
     * @param place at least 0 and less than 1
     */
    public HashCost at(double place, Instant now) {
        ToLongFunction<Share> size = now.isBefore(countedAt.plus(SPREADS_IN)) ? Share::before : Share::accounts;
        double wanted = place * oldestFirst.stream().mapToLong(size).sum();
        long passed = 0;
        for (Share share : oldestFirst) {
            passed += size.applyAsLong(share);
            if (wanted < passed) {
                return share.cost();
            }
        }
        return oldestFirst.get(oldestFirst.size() - 1).cost(); // there is no account
    }
}
