package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What members are told of a deadline, and when (PRODUCT D). */
class WarningTest {

    private static final Instant DUE = Instant.parse("2030-03-01T00:00:00Z");

    @Test
    void announced_long_before_there_are_four_mails() {
        assertEquals(
                List.of(Warning.ANNOUNCED, Warning.WEEK_BEFORE, Warning.DAY_BEFORE, Warning.SUSPENDED),
                told(DUE.minus(Duration.ofDays(30))));
    }

    @Test
    void announced_within_the_week_the_mail_of_the_week_is_left_out() {
        assertEquals(
                List.of(Warning.ANNOUNCED, Warning.DAY_BEFORE, Warning.SUSPENDED), told(DUE.minus(Duration.ofDays(7))));
    }

    @Test
    void announced_within_the_day_only_the_suspension_follows() {
        assertEquals(List.of(Warning.ANNOUNCED, Warning.SUSPENDED), told(DUE.minus(Duration.ofHours(3))));
    }

    @Test
    void at_once_sends_only_the_last() {
        assertEquals(List.of(Warning.SUSPENDED), told(DUE));
    }

    @Test
    void after_a_pause_only_the_latest_is_sent() {
        Warning.Told announced = new Warning.Told(DUE, Warning.ANNOUNCED);
        Warning.Told now = Warning.due(new Standing.DueBy(DUE), DUE.minus(Duration.ofHours(1)))
                .orElseThrow();
        assertEquals(Optional.of(Warning.DAY_BEFORE), Warning.next(now, Optional.of(announced)));
    }

    @Test
    void another_deadline_is_announced_anew() {
        Warning.Told earlier = new Warning.Told(DUE.minusSeconds(1), Warning.SUSPENDED);
        Warning.Told now = Warning.due(new Standing.DueBy(DUE), DUE.minus(Duration.ofDays(2)))
                .orElseThrow();
        assertEquals(Optional.of(Warning.ANNOUNCED), Warning.next(now, Optional.of(earlier)));
    }

    @Test
    void who_is_not_missing_is_told_nothing() {
        assertEquals(Optional.empty(), Warning.due(new Standing.On(), DUE));
        assertEquals(Optional.empty(), Warning.due(new Standing.NotRequired(), DUE));
    }

    /** All that is sent to somebody who is looked at when it begins and whenever the next mail falls due. */
    private static List<Warning> told(Instant from) {
        List<Warning> sent = new ArrayList<>();
        Optional<Warning.Told> last = Optional.empty();
        Optional<Instant> look = Optional.of(from);
        while (look.isPresent()) {
            Instant now = look.get();
            Standing standing = now.isBefore(DUE) ? new Standing.DueBy(DUE) : new Standing.Suspended(DUE);
            Warning.Told due = Warning.due(standing, now).orElseThrow();
            Optional<Warning> next = Warning.next(due, last);
            if (next.isPresent()) {
                sent.add(next.get());
                last = Optional.of(due);
            }
            assertEquals(Optional.empty(), Warning.next(due, last), "each only once");
            look = standing instanceof Standing.DueBy by ? Optional.of(Warning.after(by, now)) : Optional.empty();
        }
        return sent;
    }
}
