package org.vestibule.adapters.persistence.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.team.TeamId;
import org.vestibule.testkit.AuditTrailContract;

/** The contract, on PostgreSQL. */
class JdbiAuditTrailTest implements AuditTrailContract {

    private static final String READ = """
            SELECT e.team_id, e.kind, e.actor, e.by_account_id, e.reason, o.address, o.browser
            FROM event e JOIN event_origin o ON o.account_id = e.account_id AND o.event_id = e.event_id
            WHERE e.account_id = :account
            """;

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @Override
    public List<Event> recorded(AccountId account) {
        return TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(READ)
                        .bind("account", account.value())
                        .map((row, context) -> new Event(
                                account,
                                Optional.ofNullable(row.getObject("team_id", UUID.class))
                                        .map(TeamId::new),
                                Event.Kind.valueOf(row.getString("kind")),
                                Event.Actor.valueOf(row.getString("actor")),
                                Optional.ofNullable(row.getObject("by_account_id", UUID.class))
                                        .map(AccountId::new),
                                new Origin(row.getString("address"), row.getString("browser")),
                                row.getString("reason")))
                        .list());
    }
}
