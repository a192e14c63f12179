package org.vestibule.adapters.web.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** When somebody was reminded or invited, as the lists of People tell it (PRODUCT D). */
class WhenTest {

    private static final Instant NOW = Instant.parse("2030-01-02T10:00:00Z");

    private final Team team = new Team(
            new TeamId(new UUID(0, 1)),
            TeamName.parse("Acme").orElseThrow(),
            new AccountId(new UUID(0, 2)),
            Optional.empty(),
            ZoneId.of("Europe/Berlin"),
            Licensing.MANAGERS,
            NOW);
    private final When when = new When(team, NOW);

    @Test
    void the_minute_is_told_of_the_teams_today_alone() {
        assertEquals("today 07:30", when.briefly(Instant.parse("2030-01-02T07:30:00Z")));
        assertEquals("today 00:00", when.at(Instant.parse("2030-01-02T00:00:00Z")));
        assertEquals("1 Jan", when.briefly(Instant.parse("2030-01-01T22:59:59Z")));
        assertEquals("1 January", when.at(Instant.parse("2030-01-01T22:59:59Z")));
    }

    /** The pages say that times are in UTC: half past eleven of yesterday would be no time of today. */
    @Test
    void where_the_day_in_utc_is_another_no_minute_is_told() {
        assertEquals("today", when.at(Instant.parse("2030-01-01T23:30:00Z")));
    }

    @Test
    void the_year_is_told_of_other_years_alone() {
        assertEquals("31 December 2029", when.at(Instant.parse("2029-12-31T12:00:00Z")));
        assertEquals("31 Dec 2029", when.briefly(Instant.parse("2029-12-31T12:00:00Z")));
        assertEquals("3 January", when.on(Instant.parse("2030-01-02T23:00:00Z")));
    }
}
