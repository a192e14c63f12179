package org.vestibule.adapters.persistence.attempt;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Schedule;

/**
 * The rules of {@link org.vestibule.domain.attempt.Bucket} as SQL, so that one statement can apply them where they cannot
 * be overrun. The numbers of a schedule stand in the text; what is tried comes as {@code :key0}, {@code :key1} and so on.
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
                    not_before = forgotten_at - %s + %s
                WHERE bucket_key = :key0
                """.formatted(interval(schedule.forgottenAfter()), delay("greatest(tries - 1, 0)", schedule));
    }

    /** Only if the try was counted in the bucket before, which makes that one come first. */
    private static String count(int position, Schedule schedule) {
        return """
                counted%1$d AS (
                    INSERT INTO guess_bucket AS b (bucket_key, tries, not_before, forgotten_at, refilled_at)
                    SELECT :key%1$d, 1, :now + %2$s, :now + %4$s, :now %6$s
                    ON CONFLICT (bucket_key) DO UPDATE SET (tries, not_before, forgotten_at, refilled_at) = (
                        SELECT
                            kept + 1,
                            :now + %3$s,
                            :now + %4$s,
                            CASE WHEN kept = 0 THEN :now ELSE b.refilled_at + %5$s * (b.tries - kept) END
                        FROM (SELECT CASE WHEN b.forgotten_at <= :now THEN 0 ELSE b.tries - least(b.tries, greatest(0,
                            floor(extract(epoch FROM :now - b.refilled_at) / %7$d)))::integer END) AS t (kept))
                    WHERE b.tries < %8$d OR b.not_before <= :now OR b.forgotten_at <= :now
                    RETURNING 1)""".formatted(
                        position,
                        delay("1", schedule),
                        delay("kept + 1", schedule),
                        interval(schedule.forgottenAfter()),
                        interval(schedule.refill()),
                        position == 0 ? "" : "FROM counted" + (position - 1),
                        schedule.refill().toSeconds(),
                        schedule.freeTries());
    }

    /** The same as {@link Schedule#delayAfter}. */
    private static String delay(String tries, Schedule schedule) {
        return "make_interval(secs => CASE WHEN %1$s < %2$d THEN 0 ELSE least(%4$d, %3$d * power(2, least(%1$s - %2$d, 30))) END)"
                .formatted(
                        tries,
                        schedule.freeTries(),
                        schedule.firstDelay().toSeconds(),
                        schedule.longestDelay().toSeconds());
    }

    private static String interval(Duration length) {
        return "make_interval(secs => " + length.toSeconds() + ")";
    }
}
