package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.database.DatabaseState.FenceState;
import org.vestibule.application.database.DatabaseState.History;
import org.vestibule.application.database.DatabaseState.Migrations;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

class DatabaseCommandsTest {

    private final Session session = new Session();

    /** PRODUCT G; F-17. */
    @Test
    void a_fence_ends_what_is_open_and_holds_backup_codes() {
        Enrolled ann = session.portal.enrolled("ann@example.com");
        assertEquals(new Session.Outcome(0, """
                        The fence stands at 2030-01-01T00:00:30Z. Sessions, sign-ins under way, what apps have, mailed links
                        and invitations have ended. Codes of authenticator apps are accepted again from 2030-01-01T00:01:30Z on.
                        Backup codes made before need a link besides, which is mailed when one is typed.
                        Computers of teams stay: remove those again that had been removed since the backup.
                        """, ""), session.run("database", "fence", "--yes"));
        assertInstanceOf(
                ResumeSession.Ended.class,
                session.portal.useCases.session().resumeSession().resume(ann.session()));
        assertEquals(
                new SecondStep.LinkNeeded(),
                session.portal
                        .useCases
                        .signIn()
                        .redeemBackupCode()
                        .redeem(
                                session.portal.pending(ann.account()),
                                ann.codes().get(0),
                                ORIGIN));
    }

    @Test
    void both_logs_say_that_a_fence_was_put_up() {
        session.run("database", "fence", "--yes");
        assertEquals(List.of("database fence: moved to 2030-01-01T00:00:00Z"), session.logged);
        assertTrue(session.portal.store.auditTrail().events().stream()
                .anyMatch(event -> event.fact() == PlainFact.FENCE_MOVED));
    }

    @Test
    void for_programs_the_answer_is_two_moments() {
        assertEquals(
                "{\"movedAt\":\"2030-01-01T00:00:00Z\",\"codesFrom\":\"2030-01-01T00:01:00Z\"}\n",
                session.run("database", "fence", "--yes", "--output=json").out());
    }

    @Test
    void the_state_of_a_database_that_was_never_fenced() {
        assertEquals(new Session.Outcome(0, """
                        Server               PostgreSQL 17.2
                        Where                db.example:5432
                        Size                 3,337 MiB
                        Migrations           46 applied, 1 waiting
                        History              Not told by the server, so no fence moves by itself
                        Fence                Never moved
                        Replication          Not vouched for: a failover moves the fence
                        """, ""), session.run("database", "status"));
        assertEquals(
                "{\"server\":\"PostgreSQL 17.2\",\"where\":\"db.example:5432\",\"embedded\":false,\"bytes\":3500000000,"
                        + "\"migrationsApplied\":46,\"migrationsWaiting\":1,\"replicationVouchedFor\":false}\n",
                session.run("database", "status", "--output=json").out());
        assertEquals(0, session.opened, "which would bring the schema up to date");
    }

    /** The number of a system has 64 bits and no sign, which is more than a number in JSON can be relied on for. */
    @Test
    void the_state_of_one_that_was() {
        Instant moved = Instant.parse("2030-01-02T03:04:05.678Z");
        session.database = new DatabaseState(
                "PostgreSQL 17.2",
                "/var/lib/vestibule",
                true,
                9_437_184,
                new Migrations(47, 0),
                Optional.of(new History(-1, 1_234)),
                Optional.of(new FenceState(1_893_553_445, moved, Optional.of(moved.minusSeconds(60)))),
                true);
        assertEquals("""
                        Server               PostgreSQL 17.2
                        Where                Embedded, in /var/lib/vestibule
                        Size                 9 MiB
                        Migrations           47 applied, 0 waiting
                        History              System 18446744073709551615, timeline 1234
                        Fence                Moved 2030-01-02T03:04:05Z, epoch 1893553445; backup codes made until 2030-01-02T03:03:05Z need a mailed link
                        Replication          Vouched for: a failover ends nothing
                        """, session.run("database", "status").out());
        String json = session.run("database", "status", "--output=json").out();
        assertTrue(
                json.contains("\"system\":\"18446744073709551615\",\"timeline\":1234,\"fence\":{\"epoch\":1893553445,"
                        + "\"movedAt\":\"2030-01-02T03:04:05.678Z\",\"backupCodesHeldUntil\":\"2030-01-02T03:03:05.678Z\"},"
                        + "\"replicationVouchedFor\":true}"),
                json);
    }
}
