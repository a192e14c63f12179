package org.vestibule.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

class SessionLimitsTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Authentication SIGNED_IN = new Authentication(SignInMethod.PASSWORD, START);

    @Test
    void an_hour_idle_and_a_day_overall_hold_by_default() {
        assertEquals(new SessionLimits(Duration.ofHours(1), Duration.ofHours(24)), SessionLimits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S, true",
        "PT0S, PT59M59.999999999S, true",
        "PT0S, PT1H, false",
        "PT23H, PT23H59M59.999999999S, true",
        "PT23H59M59S, PT24H, false",
        "PT30H, PT30H, false"
    })
    void a_session_ends_at_either_limit(Duration used, Duration now, boolean holds) {
        Session session = new Session(
                AccountId.NOBODY,
                TokenDigest.of(new byte[32]),
                Optional.empty(),
                SIGNED_IN,
                START,
                START.plus(used),
                Optional.empty());
        assertEquals(holds, SessionLimits.DEFAULT.hold(session, START.plus(now)));
    }

    @Test
    void an_operator_may_lower_them() {
        SessionLimits lower = new SessionLimits(Duration.ofMinutes(5), Duration.ofMinutes(10));
        Session session = new Session(
                AccountId.NOBODY,
                TokenDigest.of(new byte[32]),
                Optional.empty(),
                SIGNED_IN,
                START,
                START,
                Optional.empty());
        assertEquals(true, lower.hold(session, START.plusSeconds(299)));
        assertEquals(false, lower.hold(session, START.plusSeconds(300)));
    }

    @ParameterizedTest
    @CsvSource({"PT1H0.000000001S, PT24H", "PT1H, PT24H0.000000001S", "PT2H, PT48H"})
    void nobody_may_raise_them(Duration idle, Duration overall) {
        assertThrows(IllegalArgumentException.class, () -> new SessionLimits(idle, overall));
    }
}
