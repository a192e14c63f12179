package org.vestibule.testkit;

import java.time.Clock;
import java.time.Duration;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.portal.Store;

class InMemoryAttemptsTest implements AttemptsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Attempts attemptsOfNode(Duration ahead) {
        Clock clock = Clock.systemUTC();
        return store.attemptsOfNode(new MeasureClock(new InMemoryDatabaseTime(clock), Clock.offset(clock, ahead)));
    }
}
