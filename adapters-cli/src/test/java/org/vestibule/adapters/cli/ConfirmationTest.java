package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.domain.notice.Notice;

/** Commands that hurt show what they would do, and ask (PRODUCT D, G). */
class ConfirmationTest {

    private static final String RESET = "two-step reset bob@example.com --reason lost";

    private final Session session = new Session();

    /** Each with what it says that it would do. */
    static Stream<List<String>> hurting() {
        return Stream.of(
                List.of(
                        "policy set Acme everyone",
                        "require 2-step verification in Acme of Everyone, from 2030-01-01 00:01 UTC,"
                                + " which withholds the team from one member"),
                List.of(
                        "policy set Acme everyone --from 2033-01-01",
                        "require 2-step verification in Acme of Everyone, from 2033-01-01 00:00 UTC,"
                                + " which withholds the team from one member"),
                List.of("policy set Birch nobody", "require 2-step verification of nobody in Birch any more"),
                List.of(
                        RESET,
                        "turn 2-step verification off for Somebody (bob@example.com), end all their sessions, forget their"
                                + " browsers and tell them by mail"),
                List.of(
                        "mail drop MAIL",
                        "forget the mail device-changed to bob@example.com: nobody is told what it says"),
                List.of(
                        "client rotate-secret Wiki",
                        "give Wiki another secret: it can sign in nobody and refresh nothing until it has that one"),
                List.of(
                        "client delete Wiki",
                        "forget Wiki: it can sign in nobody any more, and at once all that it was granted ends"),
                List.of(
                        "database fence",
                        "put up a fence: end what is open, and accept no code that may have been used since the backup was"
                                + " made"),
                List.of(
                        "team remove-member Acme bob@example.com",
                        "remove Somebody (bob@example.com) from Acme: they lose it at once, and start anew if they come"
                                + " back"),
                List.of(
                        "team set-owner Acme bob@example.com",
                        "make Somebody (bob@example.com) the Owner of Acme, and ann@example.com an Admin"),
                List.of(
                        "team set-technician Dune eve@example.com yes",
                        "make Somebody (eve@example.com) a Technician of Dune, whose rule then withholds the team until"
                                + " they enable 2-step verification"),
                List.of(
                        "subscription set Birch --plan lite",
                        "put the rule of Birch to sleep: 2-step verification is required of nobody there until the"
                                + " subscription includes it again"),
                List.of(
                        "subscription set Birch --plan enterprise --ends 2031-01-31",
                        "put the rule of Birch to sleep on 2031-01-31: from that day on 2-step verification is required"
                                + " of nobody there"),
                List.of(
                        "subscription set Cedar --plan enterprise",
                        "wake the rule of Cedar, which withholds the team at once from one member"),
                List.of(
                        "keys change-master --finish",
                        "have the old master key open nothing any more: a node without next1 in its place would not"
                                + " start again"));
    }

    @BeforeEach
    void four_teams_of_ann() {
        session.portal.enrolled("ann@example.com");
        session.portal.enrolled("bob@example.com");
        session.with("eve@example.com");
        for (String team : List.of("Acme", "Birch", "Cedar")) {
            done("team create " + team + " --owner ann@example.com --plan enterprise");
            done("team add-member " + team + " bob@example.com");
            done("team add-member " + team + " eve@example.com");
        }
        done("policy set Birch everyone --yes");
        done("policy set Cedar everyone --yes");
        done("subscription set Cedar --plan lite --yes");
        done("team create Dune --owner ann@example.com --plan enterprise --add-on on-demand-assist");
        done("team add-member Dune eve@example.com");
        done("team add-member Dune bob@example.com");
        done("policy set Dune technicians --yes");
        done("keys change-master");
        session.store.masterKeys().putNextInPlace();
        session.mail(Notice.Kind.DEVICE_CHANGED, "bob@example.com");
        done("client create Wiki --redirect-uri https://wiki.example/back --confidential");
        session.logged.clear();
    }

    @ParameterizedTest
    @MethodSource("hurting")
    void a_program_has_to_say_yes(List<String> hurting) {
        int events = events();
        Session.Outcome outcome = run(hurting.get(0));
        String first = outcome.err().lines().findFirst().orElseThrow();
        assertEquals("vestibule: This would " + hurting.get(1) + ". Say --yes to do it. [confirmation-needed]", first);
        assertTrue(outcome.err().lines().count() > 1, "what it would do: " + outcome.err());
        assertUnchanged(outcome, events);

        Session.Outcome json = run(hurting.get(0) + " --output json");
        assertTrue(json.err().startsWith("{\"code\":\"confirmation-needed\",\"message\":\"This would "), json.err());
        assertTrue(json.err().contains("\"details\":["), json.err());
        assertUnchanged(json, events);

        assertEquals(0, run(hurting.get(0) + " --yes").exitCode());
        assertTrue(events() > events);
    }

    @ParameterizedTest
    @MethodSource("hurting")
    void whoever_sits_at_a_terminal_is_asked(List<String> hurting) {
        session.interactive = true;
        int events = events();
        for (String no : List.of("", "\n", "n\n", "no\n", "yeah\n", "\u0000\n", "x".repeat(100_000))) {
            session.typedAhead = no;
            Session.Outcome outcome = run(hurting.get(0));
            assertTrue(outcome.err().contains("This would " + hurting.get(1) + ". Go on? [y/N] "), outcome.err());
            assertTrue(outcome.err().endsWith("vestibule: Nothing was changed. [not-confirmed]\n"), outcome.err());
            assertUnchanged(outcome, events);
        }
        session.typedAhead = "YES\r\n";
        assertEquals(0, run(hurting.get(0)).exitCode());
        assertTrue(events() > events);
    }

    @Test
    void another_next_master_key_than_the_one_that_others_may_have_is_asked_about() {
        done("keys change-master --finish --yes");
        done("keys change-master");
        session.store.masterKeys().loseNext();
        int events = events();
        Session.Outcome outcome = run("keys change-master");
        assertTrue(
                outcome.err().contains("This would make another master key the next, in the place of next2"),
                outcome.err());
        assertTrue(outcome.err().contains("[confirmation-needed]"), outcome.err());
        assertEquals(events, events());
        assertEquals(0, run("keys change-master --yes").exitCode());
        assertTrue(events() > events);
    }

    @Test
    void what_a_program_reads_holds_no_question() {
        session.interactive = true;
        session.typedAhead = "y\n";
        assertEquals(1, run(RESET + " --output json").exitCode());
    }

    @Test
    void what_would_be_refused_or_changes_nothing_is_not_asked_about() {
        for (String refused : List.of(
                "policy set Acme everyone --from 2029-12-31",
                "policy set Acme technicians",
                "two-step reset eve@example.com --reason lost",
                "team remove-member Acme ann@example.com",
                "team set-owner Acme nobody@example.com",
                "client rotate-secret Viewer",
                "client delete Nobody")) {
            Session.Outcome outcome = run(refused);
            assertEquals(1, outcome.exitCode());
            assertFalse(outcome.err().contains("This would"), outcome.err());
        }
        for (String nothing : List.of(
                "policy set Birch everyone",
                "policy set Acme nobody",
                "team set-owner Acme ann@example.com",
                "subscription set Birch --plan enterprise",
                "subscription set Acme --plan lite",
                "subscription set Acme --plan enterprise --ends 2031-01-31", // nothing is required there
                "subscription set Cedar --plan professional --ends 2031-01-31", // its rule sleeps already
                "subscription set Cedar --plan professional",
                "team set-technician Dune bob@example.com yes", // who has 2-step verification
                "team set-technician Dune eve@example.com no",
                "team set-technician Birch eve@example.com yes")) {
            assertEquals(0, run(nothing).exitCode(), nothing);
        }
    }

    @Test
    void a_renewal_that_lasts_longer_is_not_asked_about() {
        done("subscription set Birch --plan enterprise --ends 2031-01-31 --yes");
        assertEquals(
                0,
                run("subscription set Birch --plan enterprise --ends 2032-01-31")
                        .exitCode());
        assertEquals(0, run("subscription set Birch --plan enterprise").exitCode());
    }

    @Test
    void at_most_20_are_named_where_it_is_asked_and_all_in_the_dry_run() {
        for (int number = 0; number < 30; number++) {
            session.with("u" + number + "@example.com");
            done("team add-member Acme u" + number + "@example.com");
        }
        String asked = run("policy set Acme everyone").err();
        assertTrue(asked.contains("withholds the team from 31 members"), asked);
        assertTrue(asked.contains("\n    and 11 more: --dry-run names all\n"), asked);
        assertTrue(done("policy set Acme everyone --dry-run").contains("u29@example.com"));
    }

    @Test
    void a_day_more_than_two_years_away_may_be_a_slip() {
        String far = "2033-01-01 00:00 UTC is more than two years away. Is the year right?";
        assertTrue(run("policy set Acme everyone --from 2033-01-01").err().contains(far));
        assertTrue(done("policy set Acme everyone --from 2033-01-01 --dry-run").contains(far));
        assertFalse(done("policy set Acme everyone --from 2031-12-31 --dry-run").contains("two years"));
    }

    @Test
    void a_day_that_has_passed_is_refused() {
        for (String dryRun : List.of("", " --dry-run", " --yes")) {
            Session.Outcome outcome = run("policy set Acme everyone --from 2029-12-31" + dryRun);
            assertEquals("vestibule: 2029-12-31 has passed. Choose today or a later day. [date-past]\n", outcome.err());
            assertEquals(1, outcome.exitCode());
        }
    }

    @Test
    void the_dry_run_of_a_reset_names_the_teams_and_changes_nothing() {
        int events = events();
        String bob = done("two-step reset bob@example.com --dry-run");
        assertTrue(bob.contains("\nWithheld at once     Birch\n"), bob);
        assertTrue(bob.contains("\nWithheld later       Cedar, once its subscription includes the rule again\n"), bob);
        assertTrue(bob.endsWith("\nThis was a dry run. Nothing was changed.\n"), bob);
        String ann = done("two-step reset ann@example.com --dry-run");
        assertTrue(ann.contains("\nOwner without it     Birch: "), ann);
        String json = done("two-step reset bob@example.com --dry-run --output json");
        assertTrue(json.contains("\"would\":\"access-lost\""), json);
        assertEquals(1, run("two-step reset eve@example.com --dry-run").exitCode());
        assertEquals(events, events());
    }

    @Test
    void the_history_of_a_rule_is_told() {
        assertEquals("", done("policy history Acme"));
        session.portal.clock.advance(Duration.ofDays(1));
        done("policy set Birch nobody --yes");
        done("policy set Birch everyone --from 2030-02-01 --yes");
        assertEquals("""
                CHOSEN                                REQUIRED OF
                2030-01-01 00:01 UTC                  Everyone, from 2030-01-01 00:01 UTC
                2030-01-02 00:01 UTC                  Nobody
                2030-01-02 00:01 UTC                  Everyone, from 2030-02-01 00:00 UTC
                """, done("policy history Birch"));
        String json = done("policy history Birch --output json");
        assertTrue(json.contains("\"rule\":\"nobody\"}"), json);
        assertTrue(json.endsWith("\"rule\":\"everyone\",\"from\":\"2030-02-01T00:00:00Z\"}]\n"), json);
    }

    private void assertUnchanged(Session.Outcome outcome, int events) {
        assertEquals(1, outcome.exitCode());
        assertEquals("", outcome.out());
        assertEquals(List.of(), session.logged);
        assertEquals(events, events());
    }

    private int events() {
        return session.portal.store.auditTrail().events().size();
    }

    private Session.Outcome run(String typed) {
        return session.run(
                typed.replace("MAIL", session.latestMail().toString()).split(" "));
    }

    private String done(String typed) {
        Session.Outcome outcome = run(typed);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out();
    }
}
