package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MailFact;
import org.vestibule.domain.notice.Notice;

/** What an operator does about mails (PRODUCT G). */
class MailCommandsTest {

    private final Session session = new Session();
    private final Instant now = session.portal.clock.instant();

    @Test
    void status_says_which_wait_and_why() {
        assertEquals("No mail waits.\n", run("mail status").err());
        UUID first = session.mail(Notice.Kind.DEVICE_CHANGED, "ann@example.com");
        putOff("the mail server cannot be reached [smtp-connection-refused]");
        UUID second = session.mail(Notice.Kind.MANDATE_ANNOUNCED, "bob@example.com");
        List<String> lines = run("mail status").out().lines().toList();
        assertEquals("2 mails wait.", lines.get(0));
        assertEquals(
                List.of(first.toString(), second.toString()),
                lines.stream().skip(2).map(line -> line.substring(0, 36)).toList());
        assertTrue(
                lines.get(2)
                        .matches(".* device-changed +ann@example.com +1 +the mail server cannot be reached"
                                + " \\[smtp-connection-refused]; again at \\S+"),
                lines.get(2));
        assertTrue(lines.get(3).matches(".* mandate-announced +bob@example.com +0 +is due"), lines.get(3));
        String json = run("mail status --output json").out();
        assertTrue(json.startsWith("[{\"id\":\"" + first + "\",\"account\":"), json);
        assertTrue(json.contains("\"kind\":\"device-changed\",\"to\":\"ann@example.com\","), json);
        assertTrue(json.contains("\"state\":\"put-off\",\"due\":\""), json);
        assertTrue(json.contains("\"why\":\"the mail server cannot be reached [smtp-connection-refused]\"}"), json);
    }

    @Test
    void a_long_list_is_shown_in_pages() {
        for (int i = 0; i < 3; i++) {
            session.mail(Notice.Kind.DEVICE_CHANGED, "a" + i + "@example.com");
        }
        Session.Outcome page = run("mail status --limit 2");
        assertEquals("3 mails wait.", page.out().lines().findFirst().orElseThrow());
        assertEquals(4, page.out().lines().count());
        String more = page.err().strip();
        assertTrue(more.startsWith("There are more: vestibule mail status … --after "), more);
        Session.Outcome rest = run("mail status --after " + more.substring(more.lastIndexOf(' ') + 1));
        assertEquals(3, rest.out().lines().count());
    }

    @Test
    void one_or_all_are_tried_again_now() {
        UUID first = session.mail(Notice.Kind.DEVICE_CHANGED, "ann@example.com");
        session.mail(Notice.Kind.DEVICE_CHANGED, "bob@example.com");
        session.mail(Notice.Kind.DEVICE_CHANGED, "carl@example.com");
        putOff("busy");
        putOff("busy");
        putOff("busy");
        assertEquals(Optional.empty(), claim());
        Session.Outcome one = run("mail resend " + first);
        assertEquals(0, one.exitCode(), one.err());
        assertEquals(first, claim().orElseThrow().id());
        assertEquals(Optional.empty(), claim());
        assertEquals(
                "{\"hastened\":2}\n", run("mail resend --all --output json").out());
        assertTrue(claim().isPresent());
        assertTrue(claim().isPresent());
        assertEquals(List.of("mail resend: mail " + first, "mail resend: all that waited, 2"), session.logged);
    }

    @Test
    void one_or_all_and_nothing_else() {
        for (String wrong :
                List.of("mail resend", "mail resend --all " + new UUID(1, 2), "mail resend x", "mail drop")) {
            assertEquals(2, run(wrong).exitCode(), wrong);
        }
    }

    @Test
    void what_is_dropped_is_in_both_logs() {
        UUID mail = session.mail(Notice.Kind.DEVICE_CHANGED, "ann@example.com");
        assertEquals(0, run("mail drop " + mail + " --yes").exitCode());
        assertEquals("No mail waits.\n", run("mail status").err());
        assertEquals(List.of("mail drop: mail " + mail + " to account " + Session.ABOUT), session.logged);
        assertTrue(session.store
                .auditTrail()
                .events()
                .contains(Event.byOperator(Session.ABOUT, new MailFact.Dropped(mail))));
    }

    @Test
    void a_test_says_how_far_it_came_without_a_database() {
        session.findings = List.of(
                Finding.ok("name", "mail.example"),
                Finding.fault("connection", "smtp-connection-refused", "mail.example", "25")
                        .saying(List.of("554 go away")));
        Session.Outcome outcome = run("mail test Ann@example.com");
        assertEquals(1, outcome.exitCode());
        assertEquals(EmailAddress.parse("Ann@example.com"), session.mailTested);
        assertEquals(0, session.opened);
        List<String> lines = outcome.out().lines().toList();
        assertEquals("ok       name         The name mail.example is known.", lines.get(1));
        assertTrue(
                lines.get(2).startsWith("fault    connection   Nothing answers at mail.example, port 25. "),
                lines.get(2));
        assertEquals("554 go away", lines.get(3).strip());
        session.findings = List.of();
        assertEquals(0, run("mail test ann@example.com").exitCode());
    }

    private void putOff(String why) {
        Outbox.Due due = claim().orElseThrow();
        session.store.transactions().inTransaction(() -> {
            session.store.outbox().postpone(due, now.plusSeconds(3600), why);
            return due;
        });
    }

    private Optional<Outbox.Due> claim() {
        return session.store.outbox().claim(Notice.Urgency.BULK, now, now.plusSeconds(60));
    }

    private Session.Outcome run(String typed) {
        return session.run(typed.split(" "));
    }
}
