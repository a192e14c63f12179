package org.vestibule.adapters.persistence.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.TimeOrderedId;

/** The security log in PostgreSQL. */
public final class JdbiAuditTrail implements AuditTrail {

    private static final String EVENT = """
            INSERT INTO event (account_id, event_id, team_id, at, kind, actor, by_account_id, reason)
            VALUES (:account, :event, :team, :at, :kind, :actor, :by, :reason)
            """;
    private static final String ORIGIN = """
            INSERT INTO event_origin (account_id, event_id, address, browser)
            VALUES (:account, :event, :address, :browser)
            """;

    private final Database database;
    private final Clock clock;
    private final RandomGenerator random;

    public JdbiAuditTrail(Database database, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void record(Event event) {
        Instant now = clock.instant();
        UUID account = event.account().value();
        UUID id = TimeOrderedId.make(now, random);
        database.write(Write.of(EVENT)
                .bind("account", account)
                .bind("event", id)
                .bind("team", event.team().map(TeamId::value))
                .bind("at", now)
                .bind("kind", event.kind().name())
                .bind("actor", event.actor().name())
                .bind("by", event.by().map(AccountId::value))
                .bind("reason", event.reason()));
        database.write(Write.of(ORIGIN)
                .bind("account", account)
                .bind("event", id)
                .bind("address", event.origin().address())
                .bind("browser", event.origin().browser()));
    }
}
