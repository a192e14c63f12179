package org.vestibule.domain.attempt;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How tries are spaced: some free ones, then a delay between tries that doubles up to a longest one. A bucket that
 * nobody touched for a while is forgotten.
 */
public record Schedule(int freeTries, Duration firstDelay, Duration longestDelay, Duration forgottenAfter) {

    /** For secrets: 5 free tries, then 30 seconds, doubling to 15 minutes; forgotten after 24 hours. */
    static final Schedule GUESSES =
            new Schedule(5, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24));

    /** For mails that anybody may ask for: 3 an hour. */
    static final Schedule MAILS = new Schedule(3, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

    /** How long to wait after so many tries, the one just made included. */
    public Duration delayAfter(int tries) {
        if (tries < freeTries) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay;
        for (int extra = tries - freeTries; extra > 0 && delay.compareTo(longestDelay) < 0; extra--) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }

    /**
     * The delays in seconds after the first, second, … try; the last entry holds for all that follow. In this form a
     * database can apply the schedule in the one statement that reserves a try.
     */
    public List<Long> delays() {
        int steady = 1;
        while (!delayAfter(steady).equals(longestDelay)) {
            steady++;
        }
        return IntStream.rangeClosed(1, steady)
                .mapToObj(tries -> delayAfter(tries).toSeconds())
                .toList();
    }
}
