package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.member.ListPeople;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.MemberSelection.Order;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.OnlyLong;

/**
 * A team of 100,000, of whom one in ten has 2-step verification: each page asks little, far or near, and what concerns all
 * of them takes as long for the last as for the first. The short form has {@link LargeTeamTest}.
 */
@OnlyLong
class VastTeamTest {

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int SIZE = 100_000;
    private static final int MISSING = SIZE / 10 * 9;
    private static final int PAGE = 25;
    private static final int MOST_QUESTIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(2);

    /** The machine may halt in one; what sorts all that it need not is late in each. */
    private static final int TRIES = 3;

    private static final TeamId TEAM = new TeamId(UUID.fromString("00000000-0000-7000-9000-000000000001"));
    private static final AccountId OWNER = new AccountId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    private static final String FIXTURE = """
            INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
            SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@example.org',
                'Person ' || n, '$argon2id$v=19$m=19456,t=2,p=1$' || repeat('x', 66), '2026-01-01', '2026-01-01'
            FROM generate_series(1, 100000) AS n;
            INSERT INTO email_claim SELECT email, account_id FROM account;
            INSERT INTO team (team_id, name, owner_account_id, zone, created_at)
            VALUES ('00000000-0000-7000-9000-000000000001', 'Team', '00000000-0000-7000-8000-000000000001',
                'Europe/Berlin', '2026-01-01');
            INSERT INTO membership (team_id, account_id, role, technician_since, joined_at, two_step_on, name, email)
            SELECT '00000000-0000-7000-9000-000000000001', account_id, 'USER',
                CASE WHEN n % 3 = 0 THEN timestamptz '2026-01-01' END,
                timestamptz '2026-01-01' + (n % 977) * interval '1 hour', n % 10 = 1, name, email
            FROM (SELECT *, substr(name, 8)::integer AS n FROM account) AS person ORDER BY random();
            INSERT INTO policy_change (team_id, number, at, rule) SELECT team_id, 1, '2026-02-01', 'EVERYONE' FROM team;
            INSERT INTO plan_change (team_id, number, at, plan, on_demand_assist)
            SELECT team_id, 1, '2026-02-01', 'ENTERPRISE', true FROM team;
            INSERT INTO mandate_check (team_id, at) SELECT team_id, '2026-02-01' FROM team
            ON CONFLICT (team_id) DO UPDATE SET at = excluded.at;
            ANALYZE account, email_claim, team, membership, policy_change, plan_change, mandate_check
            """;

    @TempDir
    private static Path folder;

    private static Measured measured;
    private static Capabilities portal;
    private static Place place;

    @BeforeAll
    static void fill() throws Exception {
        measured = new Measured(folder, CLOCK, RANDOM);
        measured.fill(FIXTURE);
        portal = Capabilities.of(measured.store(), CheapMeans.of(CLOCK));
        place = enter();
    }

    private static Place enter() {
        return assertInstanceOf(
                        EnterTeam.Entered.class, portal.team().enterTeam().enter(OWNER, TEAM))
                .place();
    }

    @AfterAll
    static void stop() throws Exception {
        measured.close();
    }

    @Test
    void each_page_asks_little_far_or_near() {
        for (Order order : Order.values()) {
            for (int skipped : List.of(0, SIZE / 2, SIZE - PAGE)) {
                assertPage(of("", Optional.empty(), order), skipped);
            }
        }
        assertPage(of("", Optional.of(StandingKind.SUSPENDED), Order.NAME), MISSING - PAGE);
        assertPage(of("son 99", Optional.empty(), Order.STANDING), 0);
    }

    private static void assertPage(MemberSelection which, int skipped) {
        assertLittle(
                which + " from " + skipped,
                () -> assertEquals(
                        PAGE,
                        portal.member()
                                .viewPeople()
                                .page(enter(), which, skipped, PAGE)
                                .page()
                                .size()));
    }

    @Test
    void all_are_counted_at_once() {
        assertLittle(
                "dry run",
                () -> portal.mandate().previewPolicy().preview(place, Mandate.TECHNICIANS, Optional.empty()));
        assertLittle(
                "compliance",
                () -> assertEquals(
                        MISSING, portal.mandate().checkCompliance().check(TEAM).missing()));
    }

    /** The order by standing is four passes. */
    @Test
    void a_list_of_all_takes_as_long_for_the_last_as_for_the_first() {
        for (Order order : Order.values()) {
            List<Long> nanos = new ArrayList<>();
            int questions = measured.trips(() -> {
                int met = 0;
                Iterator<ListPeople.Some> some = portal.member()
                        .listPeople()
                        .list(place, of("", Optional.empty(), order))
                        .iterator();
                for (long start = System.nanoTime(); some.hasNext(); start = System.nanoTime()) {
                    met += some.next().people().size();
                    nanos.add(System.nanoTime() - start);
                }
                assertEquals(SIZE, met);
            });
            int passes = order == Order.STANDING ? 4 : 1;
            assertTrue(questions <= 2 * passes * (SIZE / 1_000 + 2), order + ": " + questions + " questions");
            say("list by " + order, sum(nanos));
            if (passes == 1) {
                assertSteady("list by " + order, nanos);
            }
        }
    }

    /** Each in transactions of 500. */
    @Test
    void all_are_told_and_reminded_and_nobody_twice() {
        List<Long> nanos = new ArrayList<>();
        int most = 10 * (MISSING / 500 + 2);
        int telling = measured.trips(() -> {
            for (long start = System.nanoTime(); portal.mandate().tellMembers().tell(); start = System.nanoTime()) {
                nanos.add(System.nanoTime() - start);
            }
        });
        say("mandate mails", sum(nanos));
        assertSteady("mandate mails", nanos);
        assertTrue(telling <= most, "round trips: " + telling);
        int reminding = measured.trips(() -> assertEquals(new RemindMembers.Reminded(MISSING, 0, 0), remindAll()));
        assertTrue(reminding <= most, "round trips: " + reminding);
        assertEquals(new RemindMembers.Reminded(0, MISSING, 0), remindAll());
    }

    private static RemindMembers.Result remindAll() {
        Instant now = CLOCK.instant();
        Session session = new Session(
                OWNER,
                BearerToken.make(OWNER.value(), RANDOM).digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, now),
                now,
                now,
                Optional.of(now));
        SignedIn owner = new SignedIn(session, place.me().account());
        long start = System.nanoTime();
        RemindMembers.Result result = portal.mandate()
                .remindMembers()
                .remind(new ActingMember(owner, new Origin("192.0.2.1", "Browser")), TEAM, Optional.empty());
        say("reminder of all", System.nanoTime() - start);
        return result;
    }

    private static MemberSelection of(String sought, Optional<StandingKind> only, Order order) {
        return new MemberSelection(Sought.parse(sought), only, order);
    }

    private static void assertLittle(String what, Runnable act) {
        int questions = measured.cost(act);
        assertTrue(questions <= MOST_QUESTIONS, what + " asks " + questions + " questions");
        assertTrue(
                Stream.generate(() -> Measured.time(act)).limit(TRIES).anyMatch(took -> isSoon(what, questions, took)),
                what + " never took less than " + SOON);
    }

    private static boolean isSoon(String what, int questions, Duration took) {
        System.out.println("Of 100,000 members, " + what + ": " + took.toMillis() + " ms, " + questions + " questions");
        return took.compareTo(SOON) < 0;
    }

    /** The last quarter takes no more than three times what the second does: quadratic, or with what is skipped, it would. */
    private static void assertSteady(String what, List<Long> nanos) {
        int quarter = nanos.size() / 4;
        long second = sum(nanos.subList(quarter, 2 * quarter));
        long last = sum(nanos.subList(nanos.size() - quarter, nanos.size()));
        assertTrue(last <= 3 * second, what + ": " + second + " ns, then " + last);
    }

    private static long sum(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sum();
    }

    private static void say(String what, long nanos) {
        System.out.println("Of 100,000 members, " + what + ": " + nanos / 1_000_000 + " ms");
    }
}
