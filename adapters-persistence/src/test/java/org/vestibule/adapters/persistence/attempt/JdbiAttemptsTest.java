package org.vestibule.adapters.persistence.attempt;

import java.time.Clock;
import java.time.Duration;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.adapters.persistence.clock.ClockGuard;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.AttemptsContract;

/** The contract, on PostgreSQL. */
class JdbiAttemptsTest implements AttemptsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @Override
    public Attempts attemptsOfNode(Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        return new JdbiAttempts(
                TestDatabase.SHARED.database(),
                TestDatabase.SHARED.keys(),
                new ClockGuard(TestDatabase.SHARED.database(), clock));
    }
}
