package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.team.Team;
import org.vestibule.testkit.Race;

/** Members are told of their team's mandate once for every warning, however many members and nodes there are. */
class TellingManyTest {

    private static final int CROWD = 1_200;
    private static final int LARGE_CROWD = 5_000;

    private static final String FILL = """
            WITH crowd AS (
                INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
                SELECT gen_random_uuid(), 'crowd' || n || '.' || :team || '@example.com', 'One of many',
                    '$argon2id$', :now, :now
                FROM generate_series(1, :crowd) AS n
                RETURNING account_id, name, email)
            INSERT INTO membership (team_id, account_id, role, joined_at, two_step_on, name, email)
            SELECT :team, account_id, 'USER', :now, false, name, email FROM crowd
            """;

    /** How many members have how many mails to come. */
    private static final String MAILS = """
            SELECT mails || ' for ' || count(*) FROM (
                SELECT count(o.notice_id) AS mails
                FROM membership m LEFT JOIN outbox o ON o.account_id = m.account_id
                WHERE m.team_id = :team AND NOT m.two_step_on GROUP BY m.account_id) AS each
            GROUP BY mails
            """;

    private static final String CLEAR = """
            DELETE FROM outbox WHERE account_id IN (SELECT account_id FROM membership WHERE team_id = :team)
            """;

    private final Racers racers = new Racers();
    private final Capabilities portal = racers.portal;
    private final Capabilities otherNode = Capabilities.of(TestDatabase.SHARED.store(), racers.surroundings);

    /** However large a team is, all who are missing are reminded at once, and each once a day. */
    @Test
    void all_are_reminded() {
        Racers.Enrolled owner = racers.enrolled();
        Team team = racers.team(owner.account());
        fill(team, LARGE_CROWD);
        portal.mandate()
                .setPolicy()
                .set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.of(racers.inDays(30)));
        assertEquals(new RemindMembers.Reminded(LARGE_CROWD, 0, 0), remind(owner.account(), team));
        assertEquals(List.of("1 for " + LARGE_CROWD), mails(team));
        assertEquals(new RemindMembers.Reminded(0, LARGE_CROWD, 0), remind(owner.account(), team));
        clear(team);
    }

    /** PRODUCT D: at the announcement, 7 days and 1 day before, and at the suspension. */
    @Test
    void of_two_nodes_one_tells_each_member_of_each_warning_once() {
        Team team = racers.team(racers.enrolled().account());
        fill(team, CROWD);
        portal.mandate()
                .setPolicy()
                .set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.of(racers.inDays(30)));
        int mails = 0;
        for (int days : List.of(0, 23, 6, 1)) {
            racers.clock.advance(Duration.ofDays(days));
            tell();
            mails++;
            assertEquals(List.of(mails + " for " + CROWD), mails(team));
            tell();
            assertEquals(List.of(mails + " for " + CROWD), mails(team));
        }
        clear(team);
    }

    private RemindMembers.Result remind(Account owner, Team team) {
        return portal.mandate()
                .remindMembers()
                .remind(new ActingMember(racers.signedIn(owner), racers.origin), team.id(), Optional.empty());
    }

    private void fill(Team team, int crowd) {
        change(handle -> handle.createUpdate(FILL)
                .bind("team", team.id().value())
                .bind("now", Columns.written(racers.clock.instant()))
                .bind("crowd", crowd));
    }

    /** Other tests share the database, and look for mails of their own. */
    private static void clear(Team team) {
        change(handle -> handle.createUpdate(CLEAR).bind("team", team.id().value()));
    }

    private static void change(Function<Handle, Update> change) {
        Database database = TestDatabase.SHARED.database();
        database.inTransaction(
                () -> database.change(handle -> change.apply(handle).execute()));
    }

    private void tell() {
        try (Race race = new Race(2)) {
            race.run(List.<Supplier<Boolean>>of(() -> tell(portal), () -> tell(otherNode)));
        }
        tell(portal); // what the one held when the other asked
    }

    private static boolean tell(Capabilities node) {
        while (node.mandate().tellMembers().tell()) {
            // until nothing is due
        }
        return true;
    }

    private static List<String> mails(Team team) {
        return TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(MAILS)
                        .bind("team", team.id().value())
                        .mapTo(String.class)
                        .list());
    }
}
