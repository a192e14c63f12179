package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.invitation.JdbiInvitations;
import org.vestibule.adapters.persistence.mandate.JdbiMandateWatch;
import org.vestibule.adapters.persistence.mandate.JdbiPolicies;
import org.vestibule.adapters.persistence.member.JdbiMemberships;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ResendInvitations;
import org.vestibule.application.invitation.RevokeInvitations;
import org.vestibule.application.invitation.ViewInvitations;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.ListTeamChoices;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.MemberSelection.Order;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.CheapMeans;

/** What the pages of a team cost, however large the team is: counted on the wire, and explained by the server. */
class LargeTeamTest {

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int LARGE = 10_000;
    private static final int SMALL = 10;
    private static final int PAGE = 50;
    private static final TeamId LARGE_TEAM = team(1);
    private static final TeamId SMALL_TEAM = team(2);
    private static final MemberSelection SUSPENDED =
            new MemberSelection(Optional.empty(), Optional.of(StandingKind.SUSPENDED), Order.NAME);
    private static final List<MemberSelection> SELECTIONS = List.of(
            MemberSelection.ALL,
            SUSPENDED,
            new MemberSelection(Sought.parse("son 99"), Optional.empty(), Order.STANDING),
            new MemberSelection(Sought.parse("EXAMPLE.org"), Optional.of(StandingKind.ON), Order.JOINED));
    private static final InvitationSelection LIVE =
            new InvitationSelection(Sought.parse("i1"), Optional.of(InvitationSelection.State.LIVE));
    private static final int ONE_IN = 100;
    private static final Duration SOON = Duration.ofMillis(300);

    /** Accounts, teams and memberships have speaking ids; 1 member in 100 is not ready. */
    private static final String FIXTURE = """
            INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
            SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@example.org',
                'Person ' || n, '$argon2id$v=19$m=19456,t=2,p=1$' || repeat('x', 66), '2026-01-01', '2026-01-01'
            FROM generate_series(1, 50000) AS n;
            INSERT INTO email_claim SELECT email, account_id FROM account;
            INSERT INTO team (team_id, name, owner_account_id, zone, created_at)
            SELECT ('00000000-0000-7000-9000-' || lpad(t::text, 12, '0'))::uuid, 'Team ' || t,
                ('00000000-0000-7000-8000-' || lpad(t::text, 12, '0'))::uuid, 'Europe/Berlin', '2026-01-01'
            FROM generate_series(1, 500) AS t;
            INSERT INTO membership (team_id, account_id, role, technician_since, joined_at, two_step_on, name, email)
            SELECT ('00000000-0000-7000-9000-' || lpad(t::text, 12, '0'))::uuid,
                ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'USER',
                CASE WHEN n % 3 = 0 THEN timestamptz '2026-01-01' END, '2026-01-01', n % 100 <> 0,
                'Person ' || n, 'p' || n || '@example.org'
            FROM (
                SELECT 1 AS t, n FROM generate_series(1, 10000) AS n
                UNION ALL SELECT 2, n FROM generate_series(1, 10) AS n
                UNION ALL SELECT 3 + n % 498, n FROM generate_series(10001, 50000) AS n
                UNION ALL SELECT t, t FROM generate_series(3, 500) AS t) AS seat
            ORDER BY random();
            INSERT INTO policy_change (team_id, number, at, rule)
            SELECT team_id, 1, '2026-02-01', 'EVERYONE' FROM team;
            INSERT INTO plan_change (team_id, number, at, plan, on_demand_assist)
            SELECT team_id, 1, '2026-02-01', 'ENTERPRISE', true FROM team;
            INSERT INTO mandate_check (team_id, at) SELECT team_id, '2026-02-01' FROM team
            ON CONFLICT (team_id) DO UPDATE SET at = excluded.at;
            INSERT INTO invitation (team_id, invitation_id, email, canonical_email, role, technician,
                inviter_account_id, token_digest, expires_at)
            SELECT ('00000000-0000-7000-9000-' || lpad((1 + n % 500)::text, 12, '0'))::uuid, gen_random_uuid(),
                'i' || n || '@example.org', 'i' || n || '@example.org', 'USER', false,
                ('00000000-0000-7000-8000-' || lpad('1', 12, '0'))::uuid, sha256(n::text::bytea), '2099-01-01'
            FROM generate_series(1, 20000) AS n;
            ANALYZE
            """;

    @TempDir
    private static Path folder;

    private static Measured measured;
    private static Database database;
    private static JdbiMemberships memberships;
    private static ListTeamChoices listTeamChoices;
    private static EnterTeam enterTeam;
    private static ViewPeople viewPeople;
    private static ViewInvitations viewInvitations;
    private static Refusals refusals;
    private static PreviewPolicy previewPolicy;
    private static InvitePeople invitePeople;
    private static ResendInvitations resendInvitations;
    private static RevokeInvitations revokeInvitations;

    @BeforeAll
    static void fill() throws Exception {
        measured = new Measured(
                folder,
                CLOCK,
                RANDOM,
                "account",
                "email_claim",
                "membership",
                "invitation",
                "mandate_check",
                "refused_address");
        measured.fill(FIXTURE);
        database = measured.database();
        Persistence store = measured.store();
        memberships = new JdbiMemberships(database);
        Capabilities portal = Capabilities.of(store, CheapMeans.of(CLOCK));
        listTeamChoices = portal.team().listTeamChoices();
        enterTeam = portal.team().enterTeam();
        viewPeople = portal.member().viewPeople();
        viewInvitations = portal.invitation().viewInvitations();
        refusals = store.refusals();
        refuse(100_000);
        previewPolicy = portal.mandate().previewPolicy();
        invitePeople = portal.invitation().invitePeople();
        resendInvitations = portal.invitation().resendInvitations();
        revokeInvitations = portal.invitation().revokeInvitations();
    }

    @AfterAll
    static void stop() throws Exception {
        measured.close();
    }

    /** PRODUCT D. */
    @Test
    void people_cost_four_questions_however_many_they_are() {
        for (TeamId team : List.of(SMALL_TEAM, LARGE_TEAM)) {
            for (MemberSelection which : SELECTIONS) {
                assertEquals(4, measured.cost(() -> people(team, which, 0)), which.toString());
            }
        }
    }

    /** PRODUCT D: it is on every page. */
    @Test
    void the_picker_costs_a_question() {
        assertEquals(
                1,
                measured.cost(
                        () -> assertEquals(2, listTeamChoices.list(account(99)).size())));
        assertEquals(
                1,
                measured.cost(() ->
                        assertTrue(listTeamChoices.list(account(100)).get(0).withheld())));
    }

    @Test
    void the_dry_run_costs_two_questions_however_many_it_covers() {
        for (TeamId team : List.of(SMALL_TEAM, LARGE_TEAM)) {
            assertEquals(2, measured.cost(() -> dryRun(team)));
        }
    }

    @Test
    void what_they_say_is_right() {
        ViewPeople.People people = people(LARGE_TEAM, SUSPENDED, LARGE / ONE_IN - 10);
        assertEquals(10, people.page().size());
        assertEquals(LARGE / ONE_IN, people.count(Optional.of(StandingKind.SUSPENDED)));
        assertEquals(LARGE, people.count(Optional.empty()));
        assertEquals(LARGE / ONE_IN, dryRun(LARGE_TEAM).losing());
        assertEquals(SMALL, dryRun(SMALL_TEAM).members());
    }

    /** Generous bounds: what is measured is far below, and a scan or a question for each member far above. */
    @Test
    void ten_thousand_people_are_shown_at_once() {
        for (MemberSelection which : SELECTIONS) {
            Measured.assertFaster(SOON, which.toString(), () -> people(LARGE_TEAM, which, 0));
        }
        Measured.assertFaster(SOON, "last page", () -> people(LARGE_TEAM, MemberSelection.ALL, LARGE - PAGE));
        Measured.assertFaster(Duration.ofSeconds(1), "dry run", () -> dryRun(LARGE_TEAM));
    }

    /** However many are invited: what the answers do not depend on goes with the commit. */
    @Test
    void two_hundred_and_fifty_invitations_cost_hardly_more_than_one() {
        Place small = enter(SMALL_TEAM);
        Place large = enter(LARGE_TEAM);
        int one = measured.cost(() -> invite(small, 1));
        int many = measured.cost(() -> invite(large, 250));
        System.out.println("1 invitation costs " + one + " round trips, 250 cost " + many);
        assertEquals(6, one);
        // The driver looks for failures after each 256 statements, and each address has three: itself, mail, event.
        assertTrue(many <= 9, "round trips for 250: " + many);
    }

    /** PRODUCT D: what is done with all that are chosen is done at once. */
    @Test
    void two_hundred_and_fifty_chosen_cost_as_much_as_one() {
        TeamId team = team(3);
        Authority.OfMember owner = by(enter(team));
        JdbiInvitations invitations = new JdbiInvitations(database);
        fill(team, 1);
        Chosen one = ticked(invitations, team);
        assertEquals(5, measured.cost(() -> resendInvitations.resend(owner, team, one)));
        fill(team, 249);
        Chosen all = ticked(invitations, team);
        assertEquals(250, ((Chosen.Ticked) all).ids().size());
        int resending = measured.trips(
                () -> assertEquals(new ResendInvitations.Resent(250, 0), resendInvitations.resend(owner, team, all)));
        int revoking = measured.trips(() -> assertEquals(
                new RevokeInvitations.Revoked(250, 0), revokeInvitations.revoke(owner.acting(), team, all)));
        System.out.println("To resend 250 costs " + resending + " round trips, to revoke them " + revoking);
        // The driver asks for the shape of a new statement, and looks for failures after each 256 of a bundle.
        assertTrue(resending <= 10, "round trips to resend 250: " + resending);
        assertTrue(revoking <= 10, "round trips to revoke 250: " + revoking);
    }

    @Test
    void waiting_invitations_cost_four_questions_however_many_they_are() {
        for (TeamId team : List.of(SMALL_TEAM, LARGE_TEAM)) {
            assertEquals(4, measured.cost(() -> viewInvitations.page(enter(team), InvitationSelection.ALL, 0, PAGE)));
            assertEquals(4, measured.cost(() -> viewInvitations.page(enter(team), LIVE, 0, PAGE)));
        }
    }

    /** A team has never more than it sends in 39 days; which were refused is looked for among the newest. */
    @Test
    void where_twenty_thousand_wait_they_are_shown_as_fast() {
        TeamId team = team(4);
        fill(team, 20_000);
        Place place = enter(team);
        InvitationSelection refused =
                new InvitationSelection(Optional.empty(), Optional.of(InvitationSelection.State.REFUSED));
        for (InvitationSelection which : List.of(InvitationSelection.ALL, refused)) {
            Measured.assertFaster(SOON, "20,000 waiting, " + which, () -> viewInvitations.page(place, which, 0, PAGE));
        }
        Measured.assertFaster(SOON, "and 20,000 waiting", () -> viewPeople.page(place, MemberSelection.ALL, 0, PAGE));
        assertEquals(3, measured.cost(() -> viewInvitations.page(place, refused, 0, PAGE)));
        assertEquals(4, measured.cost(() -> viewInvitations.page(place, InvitationSelection.ALL, 0, PAGE)));
        assertEquals(3, measured.cost(() -> viewPeople.page(place, MemberSelection.ALL, 0, PAGE)));
    }

    /** Whom a reminder would reach is asked of their accounts. */
    @Test
    void where_nobody_has_it_people_are_shown_as_fast() {
        Place place = enter(LARGE_TEAM);
        Runnable look = () -> viewPeople.page(place, MemberSelection.ALL, 0, PAGE);
        database.inTransaction(() -> {
            setTwoStep("false");
            int before = measured.scans();
            Measured.assertFaster(SOON, "none of whom has it", look);
            assertEquals(before, measured.scans());
            return setTwoStep("account_id::text !~ '00$'");
        });
    }

    private static int setTwoStep(String on) {
        return database.change(handle ->
                handle.execute("UPDATE membership SET two_step_on = " + on + " WHERE team_id = ?", LARGE_TEAM.value()));
    }

    /** Addresses of people and of strangers. */
    private static void refuse(int strangers) {
        database.inTransaction(() -> {
            for (int i = 1; i <= LARGE; i += ONE_IN) {
                refusals.note(address(i), new Refusals.Refusal(CLOCK.instant(), "550 5.1.1"));
            }
            return true;
        });
        database.inTransaction(() -> {
            database.change(handle -> handle.execute("""
                    INSERT INTO refused_address (owner, refused_at, key_id, reason)
                    SELECT gen_random_uuid(), refused_at, key_id, reason
                    FROM (SELECT * FROM refused_address LIMIT 1) AS one, generate_series(1, ?)""", strangers));
            return database.change(handle -> handle.execute("ANALYZE refused_address"));
        });
    }

    private static void fill(TeamId team, int more) {
        database.inTransaction(() -> database.change(handle -> handle.execute("""
                INSERT INTO invitation (team_id, invitation_id, email, canonical_email, role, technician,
                    inviter_account_id, token_digest, expires_at)
                SELECT ?, gen_random_uuid(), md5(random()::text) || '@example.org', gen_random_uuid()::text, 'USER', false,
                    gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '2099-01-01'
                FROM generate_series(1, ?)""", team.value(), more)));
    }

    private static Chosen ticked(JdbiInvitations invitations, TeamId team) {
        Instant now = CLOCK.instant();
        List<Invitation> all = invitations
                .page(team, InvitationSelection.ALL, Role.OWNER, 0, 1_000, now, LocalDate.of(2026, 11, 24))
                .invitations();
        return new Chosen.Ticked(all.stream().map(Invitation::id).limit(250).collect(Collectors.toSet()));
    }

    @Test
    void nothing_scans_a_table_that_grows() {
        var rules = new JdbiPolicies(database).of(LARGE_TEAM);
        Instant now = CLOCK.instant();
        JdbiMandateWatch watch = new JdbiMandateWatch(database);
        JdbiInvitations invitations = new JdbiInvitations(database);
        BearerToken token = BearerToken.make(LARGE_TEAM.value(), RANDOM);
        List<EmailAddress> addresses =
                IntStream.rangeClosed(1, 250).mapToObj(LargeTeamTest::address).toList();
        List<EmailAddress> many =
                IntStream.rangeClosed(1, 1_050).mapToObj(LargeTeamTest::address).toList();
        Set<AccountId> some = Set.of(account(100), account(200), account(9_900));
        for (TeamId team : List.of(LARGE_TEAM, SMALL_TEAM)) {
            Team whole = enter(team).team();
            for (MemberSelection which : SELECTIONS) {
                measured.assertIndexed(which.toString(), () -> memberships.page(whole, rules, which, 0, PAGE, now));
            }
            measured.assertIndexed(
                    "the last page",
                    () -> memberships.page(whole, rules, MemberSelection.ALL, LARGE - PAGE, PAGE, now));
            measured.assertIndexed("the owner", () -> memberships.owner(team));
            measured.assertIndexed("the size", () -> memberships.size(team));
            measured.assertIndexed("addresses", () -> memberships.among(team, addresses));
            measured.assertIndexed("reminders", () -> memberships.remind(team, some, now, now));
            measured.assertIndexed("the unready", () -> watch.unready(team, 500));
            measured.assertIndexed("refusals", () -> refusals.of(addresses));
            measured.assertIndexed("many refusals", () -> refusals.of(many));
            measured.assertIndexed("the newest", () -> invitations.newest(team, 1_000));
            measured.assertIndexed("an invitation by link", () -> invitations.find(token));
            for (InvitationSelection which : List.of(InvitationSelection.ALL, LIVE)) {
                measured.assertIndexed(
                        which.toString(),
                        () -> invitations.page(team, which, Role.OWNER, 0, PAGE, now, LocalDate.of(2026, 11, 24)));
                Chosen every = new Chosen.Every(which, now);
                measured.assertIndexed("all of them", () -> invitations.chosen(team, every, Role.OWNER, 250, now));
            }
            Chosen ticked = new Chosen.Ticked(Set.of(new InvitationId(UUID.randomUUID())));
            measured.assertIndexed("an invitation", () -> invitations.chosen(team, ticked, Role.OWNER, 1, now));
        }
        measured.assertIndexed("the next team", () -> watch.take(now));
        // What would find one does.
        assertEquals(
                Measured.RUNS,
                measured.scans(
                        () -> database.ask(handle -> handle.createQuery("SELECT count(*) FROM account WHERE name = ''")
                                .mapTo(Integer.class)
                                .one())));
    }

    private static Place enter(TeamId team) {
        return assertInstanceOf(EnterTeam.Entered.class, enterTeam.enter(owner(team), team))
                .place();
    }

    private static ViewPeople.People people(TeamId team, MemberSelection which, int skipped) {
        return viewPeople.page(enter(team), which, skipped, PAGE);
    }

    private static PreviewPolicy.Preview dryRun(TeamId team) {
        return assertInstanceOf(
                PreviewPolicy.Preview.class, previewPolicy.preview(enter(team), Mandate.EVERYONE, Optional.empty()));
    }

    private static Authority.OfMember by(Place place) {
        Account owner = place.me().account();
        Instant now = CLOCK.instant();
        BearerToken token = BearerToken.make(owner.id().value(), RANDOM);
        Session session = new Session(
                owner.id(),
                token.digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, now),
                now,
                now,
                Optional.of(now));
        FreshlyProven person =
                FreshlyProven.of(new SignedIn(session, owner), now).orElseThrow();
        return new Authority.OfMember(person, new Origin("192.0.2.1", "Browser"));
    }

    /** Twice 250 a day are allowed. */
    private static void invite(Place place, int many) {
        List<EmailAddress> strangers = IntStream.range(0, many)
                .mapToObj(i -> UUID.randomUUID() + "@example.org")
                .flatMap(text -> EmailAddress.parse(text).stream())
                .toList();
        assertEquals(
                new InvitePeople.Invited(many, Set.of()),
                invitePeople.invite(by(place), place.team().id(), strangers, Role.USER, false));
    }

    private static AccountId owner(TeamId team) {
        return account(Integer.parseInt(team.toString().substring(24)));
    }

    private static EmailAddress address(int number) {
        return EmailAddress.parse("p" + number + "@example.org").orElseThrow();
    }

    private static TeamId team(int number) {
        return new TeamId(UUID.fromString("00000000-0000-7000-9000-%012d".formatted(number)));
    }

    private static AccountId account(int number) {
        return new AccountId(UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number)));
    }
}
