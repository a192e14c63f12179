package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see of keys, and do about them (PRODUCT G). */
class KeysCommandsTest {

    private final Session session = new Session();

    /** Each with an authenticator; their mails are gone. */
    @BeforeEach
    void somebody() {
        for (int i = 0; i < 4; i++) {
            session.portal.enrolled("p" + i + "@example.com");
        }
        session.portal.deliverAll();
    }

    @Test
    void they_are_shown_by_name_and_number() {
        assertEquals("""
                Master key           first, in master.key
                Next master key      none
                Left to seal anew    0

                DATA KEY  MADE(UTC)             VALUES
                2         1970-01-01T00:00:00Z  4           seals
                """, run("keys status").out());
        assertEquals(
                "{\"masterKey\":\"first\",\"masterKeyIn\":\"master.key\",\"leftToSealAnew\":0,"
                        + "\"dataKeys\":[{\"id\":2,\"madeAt\":\"1970-01-01T00:00:00Z\",\"values\":4}]}\n",
                run("keys status --output json").out().replaceAll("\\n(?!$)", ""));
    }

    @Test
    void a_new_data_key_takes_the_place_of_the_old_one() {
        Session.Outcome rotated = run("keys rotate");
        assertEquals("All that is kept sealed is sealed with data key 3 now: 4 values.\n", rotated.out());
        assertEquals("""
                Sealing anew 0 / 4 (0%)
                Sealing anew 3 / 4 (75%)
                Sealing anew 4 / 4 (100%)
                """, rotated.err());
        assertEquals(List.of("keys rotate: data key 3, 4 values sealed anew, 0 unreadable"), session.logged);
        assertEquals(
                "{\"dataKey\":4,\"resumed\":false,\"sealedAnew\":4,\"unreadable\":0,\"removed\":[3]}\n",
                run("keys rotate --output json").out());
        assertEquals("", run("keys rotate --output json").err());
    }

    @Test
    void whoever_sits_at_a_terminal_sees_a_bar() {
        session.interactive = true;
        assertEquals(
                "\rSealing anew [                              ] 0 / 4 (0%)"
                        + "\rSealing anew [######################        ] 3 / 4 (75%)"
                        + "\rSealing anew [##############################] 4 / 4 (100%)\n",
                run("keys rotate").err());
    }

    @Test
    void what_was_broken_off_is_said_to_be_ended() {
        session.store
                .transactions()
                .inTransaction(() -> session.store.dataKeys().make(2, session.portal.clock.instant()));
        String status = run("keys status").out();
        assertTrue(status.contains("Left to seal anew    4\n"), status);
        assertEquals(
                "Ended what was broken off before. All that is kept sealed is sealed with data key 3 now: 4 more"
                        + " values.\n",
                run("keys rotate").out());
    }

    @Test
    void the_master_key_is_changed_in_three_steps() {
        Session.Outcome begun = run("keys change-master");
        assertEquals("""
                The data keys open with master key first and with the next one, next1.
                That is in master.key.next: keep a copy apart from the
                database, and put it in the place of master.key on every
                node; only where it is a setting that takes a restart. Then:
                vestibule keys change-master --finish
                """, begun.out());
        assertEquals(begun, run("keys change-master"));
        assertTrue(run("keys status").out().contains("next1, in master.key.next: not in place here yet\n"));
        session.store.masterKeys().putNextInPlace();
        assertTrue(run("keys status").out().contains("next1, in place here\n"));
        assertEquals("""
                The data keys open with master key next1 alone. Keep the one before as long
                as there are backups of the database from before this.
                """, run("keys change-master --finish --yes").out());
        assertEquals(List.of("keys change-master: begun", "keys change-master: finished"), session.logged);
    }

    private Session.Outcome run(String typed) {
        Session.Outcome outcome = session.run(typed.split(" "));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }
}
