package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.EmailAddress;

/** What every adapter of {@link Refusals} keeps. */
public interface RefusalsContract extends StoreContract {

    @Test
    default void what_was_said_of_an_address_is_told_of_it_alone() {
        EmailAddress ada = anAddress();
        EmailAddress bob = anAddress();
        EmailAddress carol = anAddress();
        note(ada, NOW, "550 Kein Empfänger für " + ada);
        note(bob, NOW.plusSeconds(1), "552 full");
        assertEquals(
                Map.of(
                        ada, new Refusals.Refusal(NOW, "550 Kein Empfänger für " + ada),
                        bob, new Refusals.Refusal(NOW.plusSeconds(1), "552 full")),
                of(ada, bob, carol, ada));
        assertEquals(Map.of(), of(carol));
        assertEquals(Map.of(), of());
    }

    @Test
    default void an_address_is_the_same_in_capitals() {
        EmailAddress ada = anAddress();
        note(ada, NOW, "550");
        EmailAddress shouted =
                EmailAddress.parse(ada.written().toUpperCase(Locale.ROOT)).orElseThrow();
        assertEquals(Map.of(shouted, new Refusals.Refusal(NOW, "550")), of(shouted));
    }

    @Test
    default void the_latest_counts() {
        EmailAddress ada = anAddress();
        note(ada, NOW, "550 one");
        note(ada, NOW.plusSeconds(1), "550 another");
        assertEquals(Map.of(ada, new Refusals.Refusal(NOW.plusSeconds(1), "550 another")), of(ada));
    }

    @Test
    default void one_that_takes_a_mail_is_refused_no_longer() {
        EmailAddress ada = anAddress();
        note(ada, NOW, "550");
        commit(() -> refusals().forget(anAddress()));
        assertEquals(1, of(ada).size());
        commit(() -> refusals().forget(ada));
        assertEquals(Map.of(), of(ada));
    }

    @Test
    default void old_ones_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> refusals().sweep(longAgo.plusSeconds(1)));
        EmailAddress old = anAddress();
        EmailAddress young = anAddress();
        note(old, longAgo, "550");
        note(young, longAgo.plusSeconds(1), "550");
        assertEquals(1, committed(() -> refusals().sweep(longAgo.plusSeconds(1))));
        assertEquals(List.of(young), List.copyOf(of(old, young).keySet()));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        EmailAddress ada = anAddress();
        note(ada, NOW, "550");
        rollBack(() -> refusals().note(ada, new Refusals.Refusal(NOW, "552")));
        rollBack(() -> refusals().forget(ada));
        assertEquals(Map.of(ada, new Refusals.Refusal(NOW, "550")), of(ada));
    }

    @Test
    default void changes_need_a_transaction() {
        EmailAddress ada = anAddress();
        assertNeedsTransaction(() -> refusals().note(ada, new Refusals.Refusal(NOW, "550")));
        assertNeedsTransaction(() -> refusals().forget(ada));
        assertNeedsTransaction(() -> refusals().sweep(NOW));
    }

    private Refusals refusals() {
        return store().refusals();
    }

    private void note(EmailAddress address, Instant at, String why) {
        commit(() -> refusals().note(address, new Refusals.Refusal(at, why)));
    }

    private Map<EmailAddress, Refusals.Refusal> of(EmailAddress... addresses) {
        return refusals().of(List.of(addresses));
    }
}
