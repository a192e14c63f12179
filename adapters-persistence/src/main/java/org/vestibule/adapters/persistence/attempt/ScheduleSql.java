package org.vestibule.adapters.persistence.attempt;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vestibule.domain.attempt.Bucket;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Schedule;

/**
 * The rules of {@link org.vestibule.domain.attempt.Bucket} as SQL, so that one statement can apply them where they cannot
 * be overrun. The numbers of a schedule stand in the text; whose buckets they are comes as {@code :owner}, which of them
 * as {@code :key0}, {@code :key1} and so on. Times are milliseconds: sums of times that have a zone depend on settings,
 * which a database that is spread over several servers does not allow in what it writes.
 */
final class ScheduleSql {

    private ScheduleSql() {}

    /** Reserves a try in every bucket, in order, up to the first that refuses; answers in how many it was counted. */
    static String reserve(List<BucketKey> buckets) {
        IntStream each = IntStream.range(0, buckets.size());
        String counts = each.mapToObj(i -> count(i, buckets.get(i).guess().schedule()))
                .collect(Collectors.joining(",\n", "WITH ", "\n"));
        return IntStream.range(0, buckets.size())
                .mapToObj(i -> "(SELECT count(*) FROM counted" + i + ")")
                .collect(Collectors.joining(" + ", counts + "SELECT ", ""));
    }

    /** Takes back one try. */
    static String giveBack(Schedule schedule) {
        return """
                UPDATE guess_bucket SET
                    tries = greatest(tries - 1, 0),
                    awaited = greatest(awaited - 1, 0),
                    not_before = forgotten_at - %d + %s
                WHERE owner = :owner AND bucket_key = :key0
                """.formatted(schedule.forgottenAfter().toMillis(), delay("greatest(tries - 1, 0)", schedule));
    }

    /** Only if the try was counted in the bucket before, which makes that one come first. */
    private static String count(int position, Schedule schedule) {
        long forgottenAfter = schedule.forgottenAfter().toMillis();
        long refill = schedule.refill().toMillis();
        String kept = """
                (CASE WHEN b.forgotten_at <= :now THEN 0
                    ELSE b.tries - least(b.tries, greatest(0, (:now - b.refilled_at) / %d))::integer END)""".formatted(refill);
        int awaited = schedule.endsForGood() ? 1 : 0; // nothing hangs on the verdict elsewhere
        return """
                counted%1$d AS (
                    INSERT INTO guess_bucket AS b
                        (owner, bucket_key, tries, not_before, forgotten_at, refilled_at, awaited, settled_at)
                    SELECT :owner, :key%1$d, 1, :now + %2$s, :now + %4$d, :now, %10$d, :now + %11$d %6$s
                    ON CONFLICT (owner, bucket_key) DO UPDATE SET
                        awaited = CASE WHEN b.settled_at <= :now THEN 0 ELSE b.awaited END + %10$d,
                        settled_at = :now + %11$d,
                        tries = %7$s + 1,
                        not_before = :now + %3$s,
                        forgotten_at = %9$s,
                        refilled_at = CASE WHEN %7$s = 0 THEN :now ELSE b.refilled_at + %5$d * (b.tries - %7$s) END
                    WHERE b.tries < %8$d OR b.not_before <= :now OR b.forgotten_at <= :now
                    RETURNING 1 AS one)""".formatted(
                        position,
                        delay("1", schedule),
                        delay(kept + " + 1", schedule),
                        forgottenAfter,
                        refill,
                        position == 0 ? "" : "FROM counted" + (position - 1),
                        kept,
                        schedule.freeTries(),
                        (schedule.putOff()
                                        ? ":now + %1$d"
                                        : "CASE WHEN b.forgotten_at <= :now THEN :now + %1$d ELSE b.forgotten_at END")
                                .formatted(forgottenAfter),
                        awaited,
                        Bucket.VERDICT_WITHIN.toMillis());
    }

    /** The same as {@link Schedule#delayAfter}. */
    private static String delay(String tries, Schedule schedule) {
        return "(CASE WHEN %1$s < %2$d THEN 0 ELSE least(%4$d, %3$d * power(2, least(%1$s - %2$d, 30))) END)::bigint"
                .formatted(
                        tries,
                        schedule.freeTries(),
                        schedule.firstDelay().toMillis(),
                        schedule.longestDelay().toMillis());
    }
}
