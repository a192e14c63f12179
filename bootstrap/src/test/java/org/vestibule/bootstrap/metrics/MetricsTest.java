package org.vestibule.bootstrap.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.PoolLoad;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.SettableClock;

/** What stands on /metrics (PRODUCT G). */
class MetricsTest {

    private static final Notice NOTICE = new Notice(
            AccountId.NOBODY,
            Notice.Kind.BACKUP_CODE_USED,
            EmailAddress.parse("ada@example.com").orElseThrow(),
            URI.create("https://x.example/"),
            List.of());

    private final SettableClock clock = new SettableClock();
    private final Metrics metrics = new Metrics(clock);

    private enum Job {
        OF_THIS_TEST
    }

    @Test
    void every_kind_of_event_is_there_from_the_beginning_so_that_the_first_is_a_rise() {
        for (Event.Kind kind : Event.Kind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertEquals("0.0", value("vestibule_events_total{kind=\"" + word + "\"}"));
        }
    }

    @Test
    void what_the_log_holds_is_counted() {
        InMemoryPortal portal = new InMemoryPortal();
        var watched = Capabilities.of(portal.store, CheapMeans.with(portal.means, metrics::seen));
        var ada = portal.account("ada@example.com");
        for (int i = 0; i < 3; i++) {
            watched.signIn()
                    .signIn()
                    .signIn(
                            ada.email(),
                            InMemoryPortal.password("not this one"),
                            List.of(),
                            Optional.empty(),
                            InMemoryPortal.ORIGIN);
        }
        assertEquals("3.0", value("vestibule_events_total{kind=\"password-refused\"}"));
        assertFalse(metrics.figures().contains("ada@"), metrics.figures());
        assertFalse(metrics.figures().contains(ada.id().toString()), metrics.figures());
        assertFalse(metrics.figures().contains(InMemoryPortal.ORIGIN.address()), metrics.figures());
    }

    @Test
    void mails_and_jobs_by_how_they_ended() {
        Mailer.Result[] result = {new Mailer.Later("down")};
        Mailer mailer = metrics.counting((id, notice, again) -> result[0]);
        assertEquals(result[0], mailer.send(UUID.randomUUID(), NOTICE, false));
        result[0] = new Mailer.Refused("nobody of that name");
        assertEquals(result[0], mailer.send(UUID.randomUUID(), NOTICE, false));
        result[0] = new Mailer.Sent();
        assertEquals(result[0], mailer.send(UUID.randomUUID(), NOTICE, true));
        assertEquals(result[0], mailer.send(UUID.randomUUID(), NOTICE, false));
        assertEquals("2.0", value("vestibule_mails_total{outcome=\"sent\"}"));
        assertEquals("1.0", value("vestibule_mails_total{outcome=\"later\"}"));
        assertEquals("1.0", value("vestibule_mails_total{outcome=\"refused\"}"));

        metrics.worked(Job.OF_THIS_TEST, true);
        double done = Double.parseDouble(value("vestibule_job_done_timestamp_seconds{job=\"of-this-test\"}"));
        assertEquals((double) clock.instant().getEpochSecond(), done);
        clock.advance(Duration.ofMinutes(5));
        metrics.worked(Job.OF_THIS_TEST, false);
        assertEquals("1.0", value("vestibule_jobs_total{job=\"of-this-test\",outcome=\"done\"}"));
        assertEquals("1.0", value("vestibule_jobs_total{job=\"of-this-test\",outcome=\"failed\"}"));
        assertEquals(done, Double.parseDouble(value("vestibule_job_done_timestamp_seconds{job=\"of-this-test\"}")));
    }

    @Test
    void what_was_not_looked_up_is_left_out() {
        assertFalse(metrics.figures().contains("vestibule_mails_waiting "), metrics.figures());
        metrics.found(new ViewFigures.Figures(new Outbox.Waiting(7, Optional.of(clock.instant())), 3));
        clock.advance(Duration.ofSeconds(90));
        assertEquals("7.0", value("vestibule_mails_waiting"));
        assertEquals("90.0", value("vestibule_mails_oldest_seconds"));
        assertEquals("3.0", value("vestibule_members_suspended"));
    }

    @Test
    void answers_and_refusals() {
        metrics.answered(200, Duration.ofMillis(30));
        metrics.answered(422, Duration.ofSeconds(20));
        metrics.refused("code-wrong");
        assertEquals("0", value("vestibule_answer_seconds_bucket{status=\"200\",le=\"0.025\"}"));
        assertEquals("1", value("vestibule_answer_seconds_bucket{status=\"200\",le=\"0.05\"}"));
        assertEquals("1", value("vestibule_answer_seconds_count{status=\"422\"}"));
        assertEquals("1.0", value("vestibule_refusals_total{code=\"code-wrong\"}"));
    }

    @Test
    void what_others_know_is_asked_for_at_each_scrape() {
        Readiness[] found = {new Readiness.Ready()};
        HashQueue queue = new HashQueue(1, 8, System::nanoTime);
        Sources.addTo(metrics, () -> found[0], () -> Duration.ofMillis(-1500), queue, () -> new PoolLoad(4, 6, 2));
        assertEquals("1.0", value("vestibule_ready"));
        found[0] = new Readiness.DatabaseSilent();
        assertEquals("0.0", value("vestibule_ready"));
        assertEquals("-1.5", value("vestibule_clock_ahead_seconds"));
        assertEquals("4.0", value("vestibule_connections_busy"));
        assertEquals("6.0", value("vestibule_connections_idle"));
        assertEquals("2.0", value("vestibule_connections_awaited"));
        assertEquals("0.0", value("vestibule_hashes_total"));
        try (HashQueue.Place place =
                queue.enter(ClientAddress.THIS_MACHINE, true).orElseThrow()) {
            assertEquals("1.0", value("vestibule_hashes_waiting"));
            place.compute(() -> {
                assertEquals("1.0", value("vestibule_hashes_computing"));
                return "";
            });
        }
        assertEquals("1.0", value("vestibule_hashes_total"));
    }

    @Test
    void the_machine_below_is_there() {
        for (String name : List.of("jvm_memory_used_bytes", "jvm_gc_collection_seconds_count", "jvm_threads_current")) {
            assertTrue(metrics.figures().contains("\n" + name), name);
        }
    }

    /** As other programs find it: by the whole name. */
    private String value(String name) {
        return Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
                .matcher(metrics.figures())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + metrics.figures()));
    }
}
