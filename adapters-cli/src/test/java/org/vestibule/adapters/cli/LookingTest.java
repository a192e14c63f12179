package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;

class LookingTest {

    private final Session session = new Session();

    @Test
    void accounts_are_listed_in_columns_oldest_first() {
        Session.Outcome outcome =
                session.with("ann@example.com", "bob@example.com").run("account", "list");

        assertEquals("""
                EMAIL                                 NAME                      CREATED(UTC)          STATE
                ann@example.com                       Somebody                  2030-01-01T00:00:00Z  enabled
                bob@example.com                       Somebody                  2030-01-01T00:00:01Z  enabled
                """, outcome.out());
        assertEquals("", outcome.err());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void an_empty_list_says_what_to_do() {
        Session.Outcome outcome = session.run("account", "list");

        assertEquals("", outcome.out());
        assertEquals(
                "There are no accounts yet. Create one with: vestibule account create EMAIL --name NAME\n",
                outcome.err());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void for_programs_a_list_is_an_array() {
        assertEquals(new Session.Outcome(0, "[]\n", ""), session.run("--output", "json", "account", "list"));

        String out = session.with("ann@example.com", "bob@example.com")
                .run("account", "list", "--output", "json")
                .out();
        assertTrue(out.startsWith("[{\"id\":\"") && out.contains("},{") && out.endsWith("}]\n"), out);
    }

    @Test
    void an_account_is_shown_with_its_second_step() {
        Account ann = session.portal.account("ann@example.com");

        assertEquals(
                """
                E-mail               ann@example.com
                Name                 Somebody
                Id                   %s
                Created (UTC)        2030-01-01T00:00:00Z
                State                enabled
                2-step verification  Off
                """.formatted(ann.id()),
                session.run("account", "show", "ANN@example.com").out());
    }

    @Test
    void for_programs_too() {
        session.portal.enrolled("ann@example.com");
        String out = session.run("account", "show", "ann@example.com", "--output=json")
                .out();

        assertTrue(
                out.endsWith("\"state\":\"enabled\",\"twoStep\":{\"state\":\"on\",\"since\":\"2030-01-01T00:00:00Z\","
                        + "\"lastUsedAt\":\"2030-01-01T00:00:00Z\",\"backupCodesLeft\":10}}\n"),
                out);
    }

    @Test
    void the_second_step_is_off_or_on() {
        session.portal.enrolled("ann@example.com");
        session.with("bob@example.com");

        assertEquals(
                "Off\n", session.run("two-step", "status", "bob@example.com").out());
        assertEquals(
                "On since 2030-01-01T00:00:00Z, last used 2030-01-01T00:00:00Z, 10 of 10 backup codes left\n",
                session.run("two-step", "status", "ann@example.com").out());
        assertEquals(
                "{\"state\":\"off\"}\n",
                session.run("--output=json", "two-step", "status", "bob@example.com")
                        .out());
    }

    @Test
    void an_unknown_account_is_refused() {
        String message = "vestibule: No account has the address ann@example.com."
                + " See all with: vestibule account list [account-unknown]\n";

        assertEquals(new Session.Outcome(1, "", message), session.run("account", "show", "ann@example.com"));
        assertEquals(new Session.Outcome(1, "", message), session.run("two-step", "status", "ann@example.com"));
    }
}
