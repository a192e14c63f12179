package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MailFact;
import org.vestibule.domain.notice.Notice;

@Isolated
class ToldMailerTest {

    private static final Notice NOTICE = Notice.of(
            AccountId.NOBODY,
            Notice.Kind.SIGN_UP,
            email("Ada.Lovelace@Example.com"),
            URI.create("https://portal.example/secret"));
    private static final UUID ID = UUID.randomUUID();

    @Test
    void what_is_sent_needs_no_line() {
        assertEquals("", log(new Mailer.Sent()));
    }

    @Test
    void what_was_refused_or_has_to_wait_is_told_of_by_name() {
        for (Mailer.Result result : new Mailer.Result[] {
            new Mailer.Refused("550 5.1.1 quota exceeded"), new Mailer.Later("550 5.1.1 quota exceeded")
        }) {
            String line = log(result);
            assertEquals(result instanceof Mailer.Refused, line.contains("WARN"), line);
            assertTrue(line.contains(ID + " (SIGN_UP)"), line);
            assertTrue(line.contains("550 5.1.1 quota exceeded"), line);
            assertFalse(line.contains("secret"), line);
        }
    }

    /** S-107. */
    @Test
    void the_address_is_hidden_however_it_is_repeated() {
        for (String said : new String[] {
            "550 <Ada.Lovelace@Example.com>: no such user",
            "550 ada.lovelace@example.com unknown",
            "550 no mailbox ADA.LOVELACE here"
        }) {
            String line = log(new Mailer.Refused(said));
            assertFalse(line.toLowerCase(Locale.ROOT).contains("lovelace"), line);
            assertTrue(line.contains("550"), line);
        }
    }

    @Test
    void what_is_given_up_is_told_of_by_name() {
        AccountId account = new AccountId(UUID.randomUUID());
        String line = log(() -> ToldMailer.tell(Event.byPortal(account, new MailFact.GivenUp(ID))));
        assertTrue(line.contains("WARN") && line.contains(ID + " to account " + account), line);
        assertEquals("", log(() -> ToldMailer.tell(Event.byPortal(account, new MailFact.Refused(ID)))), "told already");
    }

    private static String log(Mailer.Result result) {
        return log(() -> assertEquals(result, new ToldMailer((id, notice, again) -> result).send(ID, NOTICE, false)));
    }

    private static String log(Runnable work) {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(err);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
