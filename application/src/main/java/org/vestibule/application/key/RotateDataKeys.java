package org.vestibule.application.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.application.key.DataKeys.Making;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.KeyFact;

/**
 * Makes a new data key, seals everything anew with it and removes the old ones, while the portal serves. It may be ended
 * at any moment and on any node: every value opens with the key that it names, and whoever begins again first ends what
 * was begun (PRODUCT G).
 */
public final class RotateDataKeys {

    /** A node that has not heard of the newest key may still seal with another, for some seconds. */
    private static final int MOST_ROUNDS = 10;

    private final DataKeys keys;
    private final Acts acts;

    public RotateDataKeys(DataKeys keys, Acts acts) {
        this.keys = keys;
        this.acts = acts;
    }

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long all);
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * All is sealed with the newest key, but for what does not open.
     *
     * @param resumed whether this was begun before, and no new key was made
     * @param unreadable how many values do not open: they stay, and so do their keys
     * @param removed the numbers of the keys that are gone
     */
    public record Rotated(int newest, boolean resumed, long sealedAnew, long unreadable, List<Integer> removed)
            implements Result {}

    /** No new key is made while the master key is being changed. */
    public record MasterKeyInChange() implements Result {}

    /** Ends what was begun, or else does all of it. */
    public Result rotate(Progress progress) {
        List<DataKey> before = keys.all();
        if (before.size() > 1) {
            Rotated rest = sealAll(before, true, progress);
            if (rest.sealedAnew > 0 || !rest.removed.isEmpty()) {
                return rest;
            }
        }
        int newest = newest(before);
        Making making = acts.perform(act -> {
            Making made = keys.make(newest, act.now());
            if (made == Making.DONE) {
                act.log(Event.byOperator(AccountId.NOBODY, new KeyFact.Made(newest + 1)));
            }
            return made;
        });
        return making == Making.MASTER_KEY_IN_CHANGE
                ? new MasterKeyInChange()
                : sealAll(keys.all(), making == Making.ANOTHER_WAS_FIRST, progress);
    }

    private Rotated sealAll(List<DataKey> present, boolean resumed, Progress progress) {
        List<DataKey> all = present;
        List<Integer> removed = new ArrayList<>();
        long sealedAnew = 0;
        Round round = new Round(0, 0);
        for (int rounds = 0; rounds < MOST_ROUNDS && all.size() > 1; rounds++) {
            round = sealOnce(left(all), progress);
            sealedAnew += round.sealedAnew;
            removed.addAll(removeUnused());
            all = keys.all();
            if (round.sealedAnew == 0 && round.unreadable > 0) {
                break;
            }
        }
        return new Rotated(newest(all), resumed, sealedAnew, round.unreadable, List.copyOf(removed));
    }

    /** Once through all that older keys have sealed. */
    private record Round(long sealedAnew, long unreadable) {}

    private Round sealOnce(long left, Progress progress) {
        progress.reached(0, left);
        long seen = 0;
        long sealedAnew = 0;
        long unreadable = 0;
        Optional<DataKeys.Position> from = Optional.empty();
        do {
            DataKeys.Step step = keys.sealAnew(from);
            seen += step.seen();
            sealedAnew += step.sealedAnew();
            unreadable += step.unreadable();
            from = step.next();
            progress.reached(Math.min(seen, left), left);
        } while (from.isPresent());
        return new Round(sealedAnew, unreadable);
    }

    private List<Integer> removeUnused() {
        return acts.perform(act -> {
            List<Integer> removed = keys.removeUnused();
            removed.forEach(key -> act.log(Event.byOperator(AccountId.NOBODY, new KeyFact.Removed(key))));
            return removed;
        });
    }

    private static int newest(List<DataKey> all) {
        return all.get(all.size() - 1).id();
    }

    private static long left(List<DataKey> all) {
        return all.stream().limit(all.size() - 1L).mapToLong(DataKey::values).sum();
    }
}
