package org.vestibule.domain.computer;

import java.time.Instant;
import org.vestibule.domain.app.Refreshes;

/**
 * How a computer's token was renewed so far. An answer that got lost is given again as often as it is asked for, for the
 * computer may sleep in between and nobody sits at it; nothing forks by that, since it is the same successor. Whoever has
 * copied a token gets that, too, and each of the two comes with every token from then on: so tokens that come a second time,
 * one after the other, are told from answers that get lost now and then.
 *
 * @param count how often
 * @param latestAt when last; when it was let in if never
 * @param again whether the latest answer was given again
 * @param doubled how many tokens in a row came again before that
 */
public record Renewals(long count, Instant latestAt, boolean again, int doubled) {

    /** So many in a row are none that got lost. */
    public static final int MOST_DOUBLED = 5;

    /** None yet. */
    public static Renewals none(Instant licensedAt) {
        return new Renewals(0, licensedAt, false, 0);
    }

    /**
     * Judges a token.
     *
     * @param mark of how many renewals it is. One that is ahead was given out by a database that was set back since: nobody
     *     has to go to each computer for that
     */
    public Refreshes.Turn turn(long mark) {
        if (mark >= count) {
            return Refreshes.Turn.NEXT;
        }
        return mark == count - 1 && doubled < MOST_DOUBLED ? Refreshes.Turn.REPEAT : Refreshes.Turn.REPLAY;
    }

    /** Once the token of a mark was renewed. */
    public Renewals renewed(long mark, Instant now) {
        return new Renewals(mark + 1, now, false, again ? doubled + 1 : 0);
    }

    /** Once the latest answer was given again. */
    public Renewals repeated() {
        return new Renewals(count, latestAt, true, doubled);
    }
}
