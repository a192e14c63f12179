package org.vestibule.adapters.persistence.attempt;

import java.time.Clock;
import java.time.Duration;
import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.adapters.persistence.clock.ClockGuard;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.testkit.AttemptsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiAttemptsTest implements AttemptsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }

    @Override
    public Attempts attemptsOfNode(Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        return new JdbiAttempts(
                JdbiStore.SHARED.database(),
                JdbiStore.SHARED.keys(),
                new ClockGuard(JdbiStore.SHARED.database(), clock));
    }
}
