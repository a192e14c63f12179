package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.app.SigningKey;

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
                Signing keys         none yet: the first app that asks has them made

                DATA KEY  MADE(UTC)             VALUES
                2         1970-01-01T00:00:00Z  4           seals
                """, run("keys status").out());
        assertEquals(
                "{\"masterKey\":\"first\",\"masterKeyIn\":\"master.key\",\"leftToSealAnew\":0,"
                        + "\"signingKeys\":[],\"dataKeys\":[{\"id\":2,\"madeAt\":\"1970-01-01T00:00:00Z\",\"values\":4}]}\n",
                run("keys status --output json").out().replaceAll("\\n(?!$)", ""));
    }

    @Test
    void a_new_data_key_takes_the_place_of_the_old_one() {
        Session.Outcome rotated = run("keys rotate");
        assertEquals(
                "All that is kept sealed is sealed with data key 3 now: 4 values.\nID tokens are signed with key "
                        + signing() + " now.\n",
                rotated.out());
        assertEquals("""
                Sealing anew 0 / 4 (0%)
                Sealing anew 3 / 4 (75%)
                Sealing anew 4 / 4 (100%)
                """, rotated.err());
        assertEquals(
                List.of("keys rotate: data key 3, 4 values sealed anew, 0 unreadable, signing key " + signing()),
                session.logged);
        assertEquals(
                "{\"dataKey\":4,\"resumed\":false,\"sealedAnew\":6,\"unreadable\":0,\"removed\":[3],"
                        + "\"signingKey\":\"NEXT\"}\n",
                run("keys rotate --output json").out().replace(signing(), "NEXT"),
                "the two that sign are sealed as well");
        assertEquals("", run("keys rotate --output json").err());
    }

    @Test
    void the_next_signing_key_signs_and_the_one_before_stays_published() {
        run("keys rotate --signing-only");
        String first = signing();
        session.portal.clock.advance(Duration.ofDays(1));
        session.logged.clear();
        Session.Outcome rotated = run("keys rotate --signing-only");
        assertEquals("ID tokens are signed with key " + signing() + " now.\n", rotated.out());
        assertEquals("", rotated.err(), "nothing is sealed anew");
        assertEquals(List.of("keys rotate: signing key " + signing()), session.logged);
        assertNotEquals(first, signing());
        List<String> states = run("keys status")
                .out()
                .lines()
                .filter(line -> line.matches("[0-9a-f-]{36}  .*"))
                .map(line -> line.substring(36))
                .toList();
        assertEquals(
                List.of(
                        "  2030-01-02T00:02:00Z  next: apps are told of it",
                        "  2030-01-02T00:02:00Z  signs",
                        "  2030-01-02T00:02:00Z  retired: what it signed is still good"),
                states);
        String json = run("keys status --output json").out();
        assertTrue(
                json.contains("{\"id\":\"" + first + "\",\"state\":\"retired\",\"since\":\"2030-01-02T00:02:00Z\"}]"),
                json);
    }

    @Test
    void to_look_makes_no_signing_key() {
        run("keys status");
        assertEquals(List.of(), session.store.signingKeys().all());
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
        String rotated = run("keys rotate").out();
        assertEquals(
                "Ended what was broken off before. All that is kept sealed is sealed with data key 3 now: 4 more"
                        + " values.\nID tokens are signed with key " + signing() + " now.\n",
                rotated);
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

    /** The id of the one that signs. */
    private String signing() {
        return session.store.signingKeys().all().stream()
                .filter(key -> key.state() == SigningKey.State.CURRENT)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private Session.Outcome run(String typed) {
        Session.Outcome outcome = session.run(typed.split(" "));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }
}
