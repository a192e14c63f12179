package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.testkit.InMemoryPortal;

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
    void people_are_shown_a_page_and_how_to_go_on() {
        for (int number = 1; number <= 101; number++) {
            session.with("u" + number + "@example.com");
        }
        for (String list : List.of("account list", "account find EXAMPLE")) {
            Session.Outcome first = session.run(list.split(" "));
            assertEquals(101, first.out().lines().count(), "a header and 100");
            AccountId last = account("u100@example.com");
            assertEquals(
                    "There are more: vestibule " + list.replace(" EXAMPLE", "") + " … --after " + last + "\n",
                    first.err());
            Session.Outcome second = session.run((list + " --after " + last).split(" "));
            assertTrue(
                    second.out().contains("\nu101@example.com ")
                            && second.out().lines().count() == 2,
                    second.out());
            assertEquals("", second.err());
            String all = session.run((list + " --output json").split(" ")).out();
            assertTrue(all.contains("u101@example.com"), "a program gets all");
            String one =
                    session.run((list + " --output json --limit 1").split(" ")).out();
            assertTrue(one.contains("u1@") && !one.contains("u2@"), one);
        }
        for (String wrong : List.of("--limit 0", "--limit -1", "--limit x", "--after 7")) {
            assertEquals(2, session.run(("account list " + wrong).split(" ")).exitCode(), wrong);
        }
    }

    @Test
    void what_nobody_is_called_is_not_found() {
        Session.Outcome none = session.with("ann@example.com").run("account", "find", "smith");
        assertEquals(new Session.Outcome(0, "", "No account has that in its address or name.\n"), none);
    }

    private AccountId account(String email) {
        return EmailAddress.parse(email)
                .flatMap(session.portal.useCases.account().findAccount()::find)
                .orElseThrow()
                .id();
    }

    /** PRODUCT G: what the mail server said, whole, and harmless to a terminal. */
    @Test
    void an_account_whose_address_takes_no_mail_says_so() {
        session.with("ann@example.com");
        assertFalse(show("text").contains("Refused") || show("json").contains("mailRefused"));
        refuse("the address was refused (550 5.1.1) [smtp-recipient-refused]");
        assertTrue(
                show("text")
                        .contains("\nMail                 Refused at 2030-01-01T00:00:01Z:"
                                + " the address was refused (550 5.1.1) [smtp-recipient-refused]\n"),
                show("text"));
        assertTrue(
                show("json")
                        .replaceAll("\\s", "")
                        .contains("\"mailRefused\":{\"at\":\"2030-01-01T00:00:01Z\","
                                + "\"why\":\"theaddresswasrefused(5505.1.1)[smtp-recipient-refused]\"}"),
                show("json"));
        refuse("");
        assertTrue(
                show("text")
                        .contains(
                                "\nMail                 Refused at 2030-01-01T00:00:01Z; why can no longer be read\n"),
                show("text"));
        refuse("550 \u001b[2J\u202e{0} %n");
        String hostile = show("text");
        assertTrue(hostile.contains("{0} %n"), hostile);
        assertFalse(hostile.contains("\u001b") || hostile.contains("\u202e"), hostile);
    }

    private String show(String format) {
        return session.run("account", "show", "ann@example.com", "--output", format)
                .out();
    }

    private void refuse(String why) {
        EmailAddress ann = EmailAddress.parse("ann@example.com").orElseThrow();
        session.store.transactions().inTransaction(() -> {
            String line = new Mailer.Refused(why).why();
            session.store.refusals().note(ann, new Refusals.Refusal(session.portal.clock.instant(), line));
            return true;
        });
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
                        + "\"lastUsedAt\":\"2030-01-01T00:00:00Z\",\"authenticatorOff\":false,\"authenticatorUnreadable\":false,"
                        + "\"backupCodesLeft\":10,\"backupCodesOff\":false,\"backupCodesSaved\":false}}\n"),
                out);
    }

    @Test
    void the_second_step_is_off_or_on() {
        session.portal.enrolled("ann@example.com");
        session.with("bob@example.com");

        assertEquals(
                "2-step verification  Off\n",
                session.run("two-step", "status", "bob@example.com").out());
        assertEquals("""
                2-step verification  On since 2030-01-01T00:00:00Z
                Authenticator        Works, last used 2030-01-01T00:00:00Z
                Backup codes         10 of 10 left, not shown to be saved
                """, session.run("two-step", "status", "ann@example.com").out());
        assertEquals(
                "{\"state\":\"off\"}\n",
                session.run("--output=json", "two-step", "status", "bob@example.com")
                        .out());
    }

    @Test
    void what_wrong_codes_turned_off_is_shown() {
        InMemoryPortal.Enrolled enrolled = session.portal.enrolled("ann@example.com");
        AccountId ann = enrolled.account().id();
        session.portal
                .useCases
                .twoStep()
                .showCodesSaved()
                .show(
                        session.portal.resumed(enrolled.session()),
                        enrolled.codes().get(0),
                        InMemoryPortal.ORIGIN);
        session.portal.store.transactions().inTransaction(() -> {
            session.portal.store.authenticators().disable(ann, session.portal.clock.instant());
            session.portal.store.backupCodes().disable(ann, session.portal.clock.instant());
        });

        assertEquals("""
                2-step verification  On since 2030-01-01T00:00:00Z
                Authenticator        Off after 100 wrong codes in a row, last used 2030-01-01T00:00:00Z
                Backup codes         10 of 10 left, but off after 100 wrong ones in a row, shown to be saved
                """, session.run("two-step", "status", "ann@example.com").out());
        String out = session.run("--output=json", "two-step", "status", "ann@example.com")
                .out();
        assertTrue(
                out.endsWith(",\"authenticatorOff\":true,\"authenticatorUnreadable\":false,"
                        + "\"backupCodesLeft\":10,\"backupCodesOff\":true,\"backupCodesSaved\":true}\n"),
                out);
    }

    @Test
    void a_key_that_cannot_be_read_is_shown_and_is_69() {
        AccountId ann = session.portal.enrolled("ann@example.com").account().id();
        session.portal
                .store
                .transactions()
                .inTransaction(() -> session.portal.store.authenticators().damage(ann));
        Session.Outcome outcome = session.run("two-step", "status", "ann@example.com");
        assertEquals(69, outcome.exitCode());
        assertTrue(
                outcome.out().contains("Authenticator        Its key cannot be read, last used 2030-01-01T00:00:00Z\n"),
                outcome.out());
        assertEquals(
                "vestibule: The authenticator key of ann@example.com cannot be read. Backup codes work, and Change"
                        + " device mends it; without them: vestibule two-step reset ann@example.com --reason TEXT"
                        + " [key-unreadable]\n",
                outcome.err());
        Session.Outcome json = session.run("--output=json", "two-step", "status", "ann@example.com");
        assertTrue(json.out().contains("\"authenticatorUnreadable\":true"), json.out());
        assertTrue(json.err().startsWith("{\"code\":\"key-unreadable\""), json.err());
        assertEquals(0, session.run("account", "show", "ann@example.com").exitCode());
    }

    @Test
    void an_unknown_account_is_refused() {
        String message = "vestibule: No account has the address ann@example.com."
                + " See all with: vestibule account list [account-unknown]\n";

        assertEquals(new Session.Outcome(1, "", message), session.run("account", "show", "ann@example.com"));
        assertEquals(new Session.Outcome(1, "", message), session.run("two-step", "status", "ann@example.com"));
    }
}
