package org.vestibule.domain.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidnightTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, UTC, 2026-12-01T00:00:00Z",
        "2026-12-01, Europe/Berlin, 2026-11-30T23:00:00Z",
        "2026-07-01, Europe/Berlin, 2026-06-30T22:00:00Z",
        "2026-12-01, Pacific/Auckland, 2026-11-30T11:00:00Z",
        "2026-12-01, America/Los_Angeles, 2026-12-01T08:00:00Z",
        "2026-12-01, Asia/Kathmandu, 2026-11-30T18:15:00Z"
    })
    void a_date_begins_at_midnight_in_the_zone(LocalDate date, ZoneId zone, Instant midnight) {
        assertEquals(midnight, Midnight.of(date, zone));
    }

    /** The clocks went from 23:59:59 to 1:00. */
    @ParameterizedTest
    @CsvSource({
        "2018-11-04, America/Sao_Paulo, 2018-11-04T03:00:00Z",
        "2025-03-30, Asia/Beirut, 2025-03-29T22:00:00Z",
        "2014-05-16, Africa/Cairo, 2014-05-15T22:00:00Z"
    })
    void where_daylight_saving_skips_midnight_the_day_begins_at_one(LocalDate date, ZoneId zone, Instant one) {
        assertEquals(one, Midnight.of(date, zone));
        assertEquals(1, one.atZone(zone).getHour());
        assertEquals(date, one.atZone(zone).toLocalDate());
        assertEquals(date.minusDays(1), one.minusNanos(1).atZone(zone).toLocalDate());
    }

    /** The clocks went from 0:59:59 back to 0:00. */
    @ParameterizedTest
    @CsvSource({"2025-11-02, America/Havana, 2025-11-02T04:00:00Z", "2025-10-26, Atlantic/Azores, 2025-10-26T00:00:00Z"
    })
    void where_midnight_comes_twice_the_day_begins_at_the_first(LocalDate date, ZoneId zone, Instant first) {
        assertEquals(first, Midnight.of(date, zone));
        assertEquals(date.minusDays(1), first.minusNanos(1).atZone(zone).toLocalDate());
    }

    /** The clocks went from 23:59:59 back to 23:00. */
    @ParameterizedTest
    @CsvSource({"2018-02-18, America/Sao_Paulo, 2018-02-18T03:00:00Z", "2025-10-26, Asia/Beirut, 2025-10-25T22:00:00Z"})
    void where_the_hour_before_midnight_comes_twice_the_day_begins_after_both(
            LocalDate date, ZoneId zone, Instant midnight) {
        assertEquals(midnight, Midnight.of(date, zone));
        assertEquals(
                date.minusDays(1), midnight.minusSeconds(7_200).atZone(zone).toLocalDate());
    }

    /** Samoa crossed the date line. */
    @ParameterizedTest
    @CsvSource({"2011-12-30", "2011-12-31"})
    void a_day_that_never_was_begins_with_the_next(LocalDate date) {
        assertEquals(Instant.parse("2011-12-30T10:00:00Z"), Midnight.of(date, ZoneId.of("Pacific/Apia")));
    }

    /** PRODUCT D: never a day that is already too late; where no midnight is, nor one of it. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-12-05, 2026-12-04",
        "America/Santiago, 2026-09-06, 2026-09-05",
        "UTC, 2027-01-01, 2026-12-31"
    })
    void the_last_day_in_time_is_the_one_before(String zone, LocalDate due, LocalDate last) {
        ZoneId place = ZoneId.of(zone);
        assertEquals(last, Midnight.lastDayBefore(Midnight.of(due, place), place));
    }
}
