package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.FindTeam;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.team.Team;

/** {@code team}, {@code subscription}, {@code policy} and {@code compliance}. */
class TeamCommandsTest {

    private final Session session = new Session();

    @BeforeEach
    void an_enterprise_team_of_ann_with_bob_in_it() {
        session.portal.enrolled("ann@example.com");
        session.with("bob@example.com");
        done("team create Acme --owner ann@example.com --plan enterprise --zone Europe/Berlin");
        done("team add-member Acme bob@example.com");
        session.logged.clear();
    }

    @Test
    void a_team_is_created_and_listed() {
        Session.Outcome created = run("team create Other --owner bob@example.com");
        assertTrue(created.out().startsWith("Created the team Other, owned by bob@example.com. Its id is "));
        assertEquals(List.of("team create: team " + team("Other").id() + ", account " + id("bob")), session.logged);
        String list = done("team list");
        assertTrue(list.startsWith("NAME  ") && list.contains("\nAcme  ") && list.contains("\nOther  "), list);
        String json = done("team list --output json");
        assertTrue(json.startsWith("[{\"id\":\"") && json.contains("\"zone\":\"Europe/Berlin\""), json);
    }

    @Test
    void a_taken_name_is_asked_about_and_lists_are_paged() {
        refused("team-name-taken", "team create Acme --owner bob@example.com");
        done("team create Acme --owner bob@example.com --same-name");
        refused("team-ambiguous", "team show Acme");
        refused("team-name-taken", "team create Acme --owner bob@example.com");
        assertEquals(2, done("team list --limit 1").lines().count());
        assertEquals(3, done("team list").lines().count());
    }

    @Test
    void an_empty_list_says_what_to_do() {
        assertEquals(
                new Session.Outcome(
                        0, "", "There are no teams yet. Create one with: vestibule team create NAME --owner EMAIL\n"),
                new Session().run("team", "list"));
    }

    @Test
    void a_team_is_shown_with_where_each_member_stands() {
        done("policy set Acme everyone");
        assertEquals("""
                Team                 Acme
                Id                   %s
                Created (UTC)        2030-01-01T00:00:31Z
                Owner                ann@example.com
                Subscription         Enterprise
                Required of          Everyone, from 2030-01-01 01:00 Europe/Berlin

                MEMBER                                ROLE                  2-STEP VERIFICATION
                ann@example.com                       Owner                 On
                bob@example.com                       User                  Suspended since 2030-01-01 01:00 Europe/Berlin
                """.formatted(team("Acme").id()), done("team show Acme"));
        String json = done("team show " + team("Acme").id() + " --output json");
        assertTrue(
                json.contains("\"plan\":\"enterprise\",\"onDemandAssist\":false,\"rule\":\"everyone\","
                        + "\"from\":\"2030-01-01T00:00:31Z\",\"dormant\":false,\"ownerWithoutTwoStep\":false"),
                json);
        assertTrue(
                json.contains("\"email\":\"bob@example.com\",\"standing\":\"suspended\","
                        + "\"since\":\"2030-01-01T00:00:31Z\",\"role\":\"user\",\"technician\":false"),
                json);
    }

    @Test
    void a_team_of_any_size_is_shown_whole_and_each_member_once() {
        for (int number = 0; number < 1_000; number++) {
            session.portal.account("u" + number + "@example.com");
            done("team add-member Acme u" + number + "@example.com");
        }
        List<String> rows = done("team show Acme").lines().skip(8).toList();
        assertEquals(1_002, rows.size());
        assertEquals(1_002, Set.copyOf(rows).size());
        String json = done("team show Acme --output json");
        assertEquals(
                1_002, Pattern.compile("\"standing\":").matcher(json).results().count());
        assertTrue(json.endsWith("}]}\n"), "the whole object");
    }

    @Test
    void to_whom_a_team_is_offered_is_shown() {
        Team acme = team("Acme");
        AccountId bob = id("bob");
        session.portal.store.transactions().inTransaction(() -> {
            session.portal.store.teams().lock(acme.id());
            session.portal.store.teams().offer(acme.id(), Optional.of(bob));
        });
        String text = done("team show Acme");
        assertTrue(text.contains("User; the team is offered to them"), text);
        String json = done("team show Acme --output json");
        assertTrue(json.contains("\"offeredToId\":\"" + bob + "\""), json);
    }

    @Test
    void a_team_must_be_known_and_its_name_one_teams() {
        refused("team-unknown", "team show Other");
        refused("team-unknown", "compliance Other");
        refused("account-unknown", "team add-member Acme eve@example.com");
        done("team create Acme --owner bob@example.com --same-name");
        refused("team-ambiguous", "policy show Acme");
    }

    /** By its Owner, between the look-up and the act. */
    @Test
    void a_team_that_is_deleted_at_this_moment_is_unknown() {
        session.with("eve@example.com");
        for (String command : List.of(
                "team add-member Doomed eve@example.com",
                "team remove-member Doomed bob@example.com",
                "team set-role Doomed bob@example.com admin",
                "team set-technician Doomed bob@example.com yes",
                "team set-owner Doomed bob@example.com",
                "subscription set Doomed --plan lite",
                "policy set Doomed everyone")) {
            Team doomed = doomed();
            session.store.beforeNextTransaction(() -> delete(doomed));
            refused("team-unknown", command);
        }
        for (String command :
                List.of("team show Doomed", "policy show Doomed", "policy set Doomed everyone --dry-run")) {
            Team doomed = doomed();
            session.store.afterNextRules(() -> delete(doomed));
            refused("team-unknown", command);
        }
    }

    private Team doomed() {
        done("team create Doomed --owner ann@example.com --plan enterprise");
        done("team add-member Doomed bob@example.com");
        return team("Doomed");
    }

    private void delete(Team team) {
        session.store.transactions().inTransaction(() -> session.store.teams().delete(team.id()));
    }

    @Test
    void names_zones_and_owners_are_checked() {
        refused("team-name-malformed", "team create evil.example --owner ann@example.com");
        refused("zone-unknown", "team create Other --owner ann@example.com --zone +02:00");
        refused("account-unknown", "team create Other --owner eve@example.com");
        assertEquals(2, run("team create Other").exitCode());
        assertEquals(
                2, run("team create Other --owner ann@example.com --plan gold").exitCode());
    }

    @Test
    void members_come_go_and_change() {
        refused("member-already", "team add-member Acme bob@example.com");
        refused("role-owner", "team add-member Acme bob@example.com --role owner");
        assertEquals(
                "bob@example.com has the role admin in Acme now.\n", done("team set-role Acme bob@example.com admin"));
        assertEquals(
                "bob@example.com has the role admin in Acme already. Nothing was changed.\n",
                done("team set-role Acme bob@example.com admin"));
        refused("role-owner", "team set-role Acme ann@example.com user");
        done("team set-technician Acme bob@example.com yes");
        assertTrue(done("team show Acme").contains("Admin, Technician"));
        assertTrue(done("team set-technician Acme bob@example.com yes").contains("Nothing was changed"));
        refused("owner-cannot-leave", "team remove-member Acme ann@example.com");
        assertEquals("Removed bob@example.com from Acme.\n", done("team remove-member Acme bob@example.com"));
        refused("member-unknown", "team remove-member Acme bob@example.com");
        refused("member-unknown", "team set-role Acme bob@example.com user");
        refused("member-unknown", "team set-technician Acme bob@example.com yes");
        assertEquals(3, session.logged.size());
    }

    @Test
    void a_team_is_handed_over() {
        assertEquals(
                "bob@example.com owns Acme now. Who owned it before is an Admin.\n",
                done("team set-owner Acme bob@example.com"));
        assertTrue(done("team set-owner Acme bob@example.com").contains("already"));
        session.with("eve@example.com");
        refused("member-unknown", "team set-owner Acme eve@example.com");
    }

    @Test
    void a_rule_is_obeyed_by_who_takes_the_team_over() {
        done("policy set Acme everyone --from 2030-02-01");
        refused("mandate-covers-owner", "team set-owner Acme bob@example.com");
    }

    @Test
    void a_dry_run_says_who_would_lose_access_and_when() {
        assertEquals("""
                Required of          Everyone, from 2030-02-01 00:00 Europe/Berlin
                Members              2
                Covered              2
                Ready                1
                Would lose access    1
                  bob@example.com  2030-02-01 00:00 Europe/Berlin
                This was a dry run. Nothing was changed.
                """, done("policy set Acme everyone --from 2030-02-01 --dry-run"));
        assertTrue(done("policy show Acme").endsWith("Required of          Nobody\n"));
        String json = done("policy set Acme everyone --dry-run --output json");
        assertTrue(
                json.contains("\"covered\":2,\"ready\":1,\"losing\":[{") && json.contains("\"bob@example.com\""), json);
        assertEquals(List.of(), session.logged);
    }

    @Test
    void a_rule_needs_what_it_needs() {
        refused("mandate-needs-assist", "policy set Acme technicians");
        done("subscription set Acme --plan professional");
        refused("mandate-needs-enterprise", "policy set Acme everyone");
        refused("mandate-needs-enterprise", "policy set Acme everyone --dry-run");
        done("subscription set Acme --plan enterprise --add-on on-demand-assist");
        done("policy set Acme technicians");
        done("two-step reset ann@example.com --reason lost");
        refused("mandate-covers-owner", "policy set Acme everyone");
        done("policy set Acme nobody");
        assertEquals(2, run("policy set Acme nobody --from 2030-02-01").exitCode());
        assertEquals(2, run("policy set Acme everyone --from tomorrow").exitCode());
    }

    @Test
    void a_subscription_that_ends_is_shown_and_one_that_rests_the_rule_too() {
        done("policy set Acme everyone");
        assertEquals("""
                Owner                ann@example.com
                Subscription         Enterprise with On-Demand Assist until 2030-02-01 00:00 Europe/Berlin
                Required of          Everyone, from 2030-01-01 01:00 Europe/Berlin
                """, done("subscription set Acme --plan enterprise --add-on on-demand-assist --ends 2030-02-01"));
        assertTrue(done("subscription set Acme --plan lite")
                .endsWith("(dormant: the subscription does not include it)\n"));
        refused("subscription-ends-before-now", "subscription set Acme --plan enterprise --ends 2029-01-01");
    }

    @Test
    void compliance_can_fail_a_script() {
        assertEquals(0, run("compliance Acme --fail-if-incomplete").exitCode());
        done("policy set Acme everyone --from 2030-02-01");
        assertEquals("""
                Members              2
                On                   1
                Off, not required    0
                Missing              1
                  bob@example.com  Due by the end of 2030-01-31, Europe/Berlin
                """, done("compliance Acme"));
        Session.Outcome failed = run("compliance Acme --fail-if-incomplete --output json");
        assertEquals(1, failed.exitCode());
        assertTrue(failed.out().startsWith("{\"complete\":false,\"members\":2,\"on\":1,"), failed.out());
        assertTrue(failed.err().contains("\"code\":\"compliance-incomplete\""), failed.err());
    }

    @Test
    void a_reset_says_when_it_leaves_an_owner_without_2_step_verification() {
        done("policy set Acme everyone");
        assertTrue(done("two-step reset ann@example.com --reason lost").endsWith("""
                The account owns teams that require 2-step verification: Acme.
                Their Owner is, or will be, suspended until it is enabled again.
                """));
        assertTrue(done("policy show Acme")
                .endsWith("Its Owner ann@example.com has no 2-step verification and is suspended until it is on.\n"));
        String json = done("policy show Acme --output json");
        assertTrue(
                json.endsWith("\"ownerWithoutTwoStep\":true,\"ownerStanding\":\"suspended\","
                        + "\"ownerSuspendedFrom\":\"2030-01-01T00:00:31Z\",\"ownerWithoutTwoStepOnceAwake\":false}\n"),
                json);
    }

    @Test
    void a_reset_while_the_rule_rests_says_what_its_return_will_do() {
        done("policy set Acme everyone");
        done("subscription set Acme --plan lite");
        String json = done("two-step reset ann@example.com --reason lost --output json");
        assertTrue(
                json.endsWith(
                        ",\"ownerWithoutTwoStepOnceAwake\":[\"" + team("Acme").id() + "\"]}\n"),
                json);
        session.portal.enrolled("eve@example.com");
        done("subscription set Acme --plan enterprise");
        done("team add-member Acme eve@example.com");
        done("team set-owner Acme eve@example.com");
        done("subscription set Acme --plan lite");
        assertTrue(done("two-step reset eve@example.com --reason lost").endsWith("""
                The account owns teams whose rule rests with their subscription: Acme.
                Once that includes it again, their Owner is suspended until it is enabled again.
                """));
    }

    @Test
    void a_plan_that_returns_says_which_rule_is_awake_and_that_its_owner_fails_it() {
        done("policy set Acme everyone");
        done("subscription set Acme --plan lite");
        done("two-step reset ann@example.com --reason lost");
        String resting = """
                Owner                ann@example.com
                Subscription         Professional
                Required of          Everyone, from 2030-01-01 01:00 Europe/Berlin (dormant: the subscription does not include it)
                Its Owner ann@example.com has no 2-step verification, and will be suspended until it is on
                once the subscription includes the rule again.
                """;
        assertEquals(resting, done("subscription set Acme --plan professional"));
        assertEquals(resting, done("policy show Acme"));
        assertTrue(done("team show Acme").contains("will be suspended until it is on\nonce the subscription"));
        assertTrue(done("policy show Acme --output json")
                .endsWith("\"dormant\":true,\"ownerWithoutTwoStep\":false,\"ownerStanding\":\"not-required\","
                        + "\"ownerWithoutTwoStepOnceAwake\":true}\n"));

        assertEquals("""
                Owner                ann@example.com
                Subscription         Enterprise
                Required of          Everyone, from 2030-01-01 01:00 Europe/Berlin
                The rule of Acme is awake again.
                Its Owner ann@example.com has no 2-step verification and is suspended until it is on.
                """, done("subscription set Acme --plan enterprise"));
        String again = done("subscription set Acme --plan enterprise --output json");
        assertTrue(
                again.endsWith("\"ownerWithoutTwoStep\":true,\"ownerStanding\":\"suspended\","
                        + "\"ownerSuspendedFrom\":\"2030-01-01T00:00:31Z\",\"ownerWithoutTwoStepOnceAwake\":false,"
                        + "\"awakened\":false}\n"),
                "it was awake already: " + again);
    }

    @Test
    void an_add_on_that_returns_wakes_a_rule_for_technicians() {
        done("subscription set Acme --plan enterprise --add-on on-demand-assist");
        done("policy set Acme technicians --from 2030-02-01");
        done("subscription set Acme --plan enterprise");
        done("two-step reset ann@example.com --reason lost");
        assertTrue(done("team set-technician Acme ann@example.com yes").endsWith("""
                Its Owner ann@example.com has no 2-step verification, and will be suspended until it is on
                once the subscription includes the rule again.
                """));
        String json = done("subscription set Acme --plan enterprise --add-on on-demand-assist --output json");
        assertTrue(
                json.endsWith("\"ownerStanding\":\"due\",\"ownerSuspendedFrom\":\"2030-01-31T23:00:00Z\","
                        + "\"ownerWithoutTwoStepOnceAwake\":false,\"awakened\":true}\n"),
                json);
        done("subscription set Acme --plan enterprise");
        assertTrue(done("subscription set Acme --plan enterprise --add-on on-demand-assist")
                .endsWith("""
                The rule of Acme is awake again.
                Its Owner ann@example.com has no 2-step verification and is suspended from 2030-02-01 00:00 Europe/Berlin on unless it is on by then.
                """));
    }

    @Test
    void a_rule_that_awakes_over_an_owner_who_has_it_is_all_that_is_said() {
        done("policy set Acme everyone");
        done("subscription set Acme --plan lite");
        assertTrue(done("subscription set Acme --plan enterprise").endsWith("\nThe rule of Acme is awake again.\n"));
        assertFalse(done("subscription set Acme --plan enterprise").contains("awake"), "it was");
    }

    @Test
    void a_hand_over_while_the_rule_rests_says_what_its_return_will_do() {
        done("policy set Acme everyone");
        done("subscription set Acme --plan lite");
        String json = done("team set-owner Acme bob@example.com --output json");
        assertTrue(json.endsWith("\"ownerWithoutTwoStepOnceAwake\":true}\n"), json);
        assertEquals("""
                bob@example.com owns Acme already. Nothing was changed.
                Its Owner bob@example.com has no 2-step verification, and will be suspended until it is on
                once the subscription includes the rule again.
                """, done("team set-owner Acme bob@example.com"));
        assertEquals(
                "ann@example.com owns Acme now. Who owned it before is an Admin.\n",
                done("team set-owner Acme ann@example.com"));
    }

    @Test
    void compliance_marks_the_owner_and_says_who_will_be_missing_once_the_rule_is_awake() {
        done("policy set Acme everyone");
        done("two-step reset ann@example.com --reason lost");
        assertEquals("""
                Members              2
                On                   0
                Off, not required    0
                Missing              2
                  ann@example.com (Owner)  Suspended since 2030-01-01 01:00 Europe/Berlin
                  bob@example.com  Suspended since 2030-01-01 01:00 Europe/Berlin
                """, done("compliance Acme"));
        done("subscription set Acme --plan lite");
        assertEquals("""
                Members              2
                On                   0
                Off, not required    2
                Missing              0
                The rule rests: the subscription does not include it. Missing once it does:  2
                  ann@example.com (Owner)  Suspended since 2030-01-01 01:00 Europe/Berlin
                  bob@example.com  Suspended since 2030-01-01 01:00 Europe/Berlin
                """, done("compliance Acme --fail-if-incomplete"));
        String json = done("compliance Acme --output json");
        assertTrue(
                json.contains("\"missing\":[],\"dormant\":true,\"missingOnceAwake\":[{")
                        && json.contains(
                                "\"standing\":\"suspended\",\"since\":\"2030-01-01T00:00:31Z\",\"owner\":true},"),
                json);
    }

    private Session.Outcome run(String typed) {
        return session.run((typed + " --yes").split(" "));
    }

    private String done(String typed) {
        Session.Outcome outcome = run(typed);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out();
    }

    private void refused(String code, String typed) {
        Session.Outcome outcome = run(typed);
        assertEquals(1, outcome.exitCode(), outcome.out());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().endsWith("[" + code + "]\n"), outcome.err());
    }

    private Team team(String name) {
        return ((FindTeam.Found) session.portal.useCases.team().findTeam().find(name)).team();
    }

    private AccountId id(String name) {
        return Optional.of(name + "@example.com")
                .flatMap(EmailAddress::parse)
                .flatMap(session.portal.useCases.account().findAccount()::find)
                .orElseThrow()
                .id();
    }
}
