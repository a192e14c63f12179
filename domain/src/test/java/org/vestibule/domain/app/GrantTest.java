package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Refreshes.Turn;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/** S-125: one refresh token is good, the one before for a moment, all others end what was granted. */
class GrantTest {

    private static final Instant BEGUN = Instant.parse("2030-01-01T00:00:00Z");
    private static final AppLimits LIMITS = AppLimits.USUAL;

    /** Refreshed so often, for the last time at a second; repeated so often on the day of that. */
    private static Grant grant(String scopes, long count, Instant latestAt, int repeats, long repeatedOn) {
        return new Grant(
                new AccountId(new UUID(0, 1)),
                new GrantId(new UUID(0, 2)),
                new ClientId(new UUID(0, 3)),
                Scopes.parse(scopes),
                new Authentication(SignInMethod.CODE, BEGUN),
                Optional.empty(),
                BEGUN,
                GrantKey.make(new SplittableRandom(1)),
                new Refreshes(count, latestAt, repeats, repeatedOn));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        the first,                                   0, 0, 0,     0, NEXT
        the first a year later,                      0, 0, 0,     31536000, NEXT
        not given out yet,                           0, 1, 0,     0, UNKNOWN
        the next,                                    5, 5, 0,     0, NEXT
        the one before at once,                      5, 4, 0,     0, REPEAT
        the one before within 10 s,                  5, 4, 0,     9, REPEAT
        the one before after 10 s,                   5, 4, 0,    10, REPLAY
        the one before that,                         5, 3, 0,     0, REPLAY
        the first of many,                           5, 0, 0,     0, REPLAY
        not given out,                               5, 6, 0,     0, UNKNOWN
        the one before for the third time,           5, 4, 2,     0, REPEAT
        the one before for the fourth time,          5, 4, 3,     0, REPLAY
        far beyond,                                  5, 9223372036854775807, 0, 0, UNKNOWN
        """)
    void each_has_its_turn(String name, long count, long mark, int repeats, int secondsLater, Turn turn) {
        Grant grant = grant("openid offline_access", count, BEGUN, repeats, Refreshes.day(BEGUN));
        assertEquals(turn, grant.turn(grant.refresh(mark), BEGUN.plusSeconds(secondsLater)), name);
    }

    @Test
    void repeats_are_counted_by_the_day() {
        Instant midnight = BEGUN.plus(Duration.ofDays(1));
        Grant grant = grant("openid offline_access", 5, midnight.minusSeconds(2), 3, Refreshes.day(BEGUN));
        assertEquals(Turn.REPLAY, grant.turn(grant.refresh(4), midnight.minusSeconds(1)));
        assertEquals(Turn.REPEAT, grant.turn(grant.refresh(4), midnight));
        assertEquals(3, grant.refreshes().repeatsOn(Refreshes.day(BEGUN)));
        assertEquals(0, grant.refreshes().repeatsOn(Refreshes.day(midnight)));
    }

    @Test
    void a_token_to_ask_with_refreshes_nothing_and_the_other_way_round() {
        Grant grant = grant("openid offline_access", 0, BEGUN, 0, 0);
        assertEquals(Turn.UNKNOWN, grant.turn(grant.access(LIMITS, BEGUN), BEGUN));
        assertFalse(grant.isAccess(grant.refresh(Long.MAX_VALUE), BEGUN));
    }

    @Test
    void a_token_to_ask_with_is_good_for_five_minutes() {
        Grant grant = grant("openid", 0, BEGUN, 0, 0);
        GrantToken token = grant.access(LIMITS, BEGUN);
        assertTrue(grant.isAccess(token, BEGUN));
        assertTrue(grant.isAccess(token, BEGUN.plusSeconds(299)));
        assertFalse(grant.isAccess(token, BEGUN.plusSeconds(300)));
        GrantKey another = GrantKey.make(new SplittableRandom(2));
        assertFalse(grant.isAccess(another.token(token.body()), BEGUN));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        it has begun,                       openid offline_access,  0,        0,  false
        idle for nearly 14 days,            openid offline_access,  0,  1209599,  false
        idle for 14 days,                   openid offline_access,  0,  1209600,  true
        used since,                         openid offline_access, 10,  1209600,  false
        nearly 90 days old,                 openid offline_access, 89,  7775999,  false
        90 days old,                        openid offline_access, 89,  7776000,  true
        without refresh for 5 minutes,      openid,                 0,      299,  false
        without refresh for longer,         openid,                 0,      300,  true
        """)
    void it_ends(String name, String scopes, int latestDay, int secondsLater, boolean over) {
        Grant grant = grant(scopes, 1, BEGUN.plus(Duration.ofDays(latestDay)), 0, 0);
        assertEquals(over, grant.isOver(LIMITS, BEGUN.plusSeconds(secondsLater)), name);
    }

    @Test
    void limits_go_down_and_not_up() {
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
            assertNone(none, Duration.ofDays(1), Duration.ofDays(1));
            assertNone(Duration.ofMinutes(1), none, Duration.ofDays(1));
            assertNone(Duration.ofMinutes(1), Duration.ofDays(1), none);
        }
        assertNone(Duration.ofMinutes(6), Duration.ofDays(14), Duration.ofDays(90));
        assertNone(Duration.ofMinutes(5), Duration.ofDays(15), Duration.ofDays(90));
        assertNone(Duration.ofMinutes(5), Duration.ofDays(14), Duration.ofDays(91));
    }

    private static void assertNone(Duration access, Duration idle, Duration longest) {
        assertThrows(IllegalArgumentException.class, () -> new AppLimits(access, idle, longest));
    }
}
