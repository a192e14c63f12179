package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.CommonPasswords;

/** What every adapter of {@link CommonPasswords} keeps (S-007). */
public interface CommonPasswordsContract {

    /** What is put to the test. */
    CommonPasswords commonPasswords();

    /** The first that are on the list, in its order. */
    List<String> first();

    @Test
    default void a_listed_password_has_its_place_from_one_on() {
        for (String listed : first()) {
            assertEquals(
                    OptionalInt.of(1 + first().indexOf(listed)),
                    commonPasswords().rank(listed));
        }
    }

    @Test
    default void a_password_is_found_as_a_whole_only() {
        for (String listed : first()) {
            assertNotListed(listed + " of seven quiet herons");
            assertNotListed("seven quiet herons " + listed);
        }
    }

    @Test
    default void other_passwords_are_not_found() {
        assertNotListed("seven quiet herons");
        assertNotListed("");
        assertNotListed("\0");
        assertNotListed("\uD83D\uDE00".repeat(15));
    }

    private void assertNotListed(String password) {
        assertEquals(OptionalInt.empty(), commonPasswords().rank(password));
    }
}
