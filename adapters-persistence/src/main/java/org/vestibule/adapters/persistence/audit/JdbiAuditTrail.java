package org.vestibule.adapters.persistence.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    /** One statement, so that many events go to the server in few trips. */
    private static final String EVENT = """
            WITH happened AS (
                INSERT INTO event (
                    account_id, event_id, team_id, at, kind, details, words_digest, actor, by_account_id)
                VALUES (
                    :account, :event, :team, :at, :kind, jsonb_object(:names, :values), :digest, :actor, :by))%s
            INSERT INTO event_origin (account_id, event_id, address, browser)
            VALUES (:account, :event, :address, :browser)
            """;

    private static final String PERSON = """
            , named AS (
                INSERT INTO event_person (account_id, event_id, salt, words)
                VALUES (:account, :event, :salt, jsonb_object(:words_names, :words)))
            """;
    private static final String NAMING_NOBODY = EVENT.formatted("");
    private static final String NAMING_SOMEBODY = EVENT.formatted(PERSON);

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
        database.write(writing(event, clock.instant(), random));
    }

    /** What writes an event, for whoever has no transaction of the application's. */
    public static Write writing(Event event, Instant now, RandomGenerator random) {
        Map<String, String> details = event.fact().details().values();
        Optional<SaltedWords> words = SaltedWords.of(event.fact().words(), random);
        Write write = Write.of(words.isPresent() ? NAMING_SOMEBODY : NAMING_NOBODY)
                .bind("account", event.account().value())
                .bind("event", TimeOrderedId.make(now, random))
                .bind("team", event.team().map(TeamId::value))
                .bind("at", now)
                .bind("kind", event.kind().name())
                .bind("names", details.keySet().toArray(String[]::new))
                .bind("values", details.values().toArray(String[]::new))
                .bind("digest", words.map(SaltedWords::digest))
                .bind("actor", event.actor().name())
                .bind("by", event.by().map(AccountId::value))
                .bind("address", event.origin().address())
                .bind("browser", event.origin().browser());
        words.ifPresent(salted -> write.bind("salt", salted.salt())
                .bind("words_names", salted.names())
                .bind("words", salted.values()));
        return write;
    }
}
