package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vestibule.application.password.CommonPasswords;

/** What every adapter of {@link CommonPasswords} keeps (S-007). */
public interface CommonPasswordsContract {

    /** What is put to the test. */
    CommonPasswords commonPasswords();

    /** One that is on the list. */
    String listed();

    @Test
    default void a_listed_password_is_found() {
        assertTrue(commonPasswords().contains(listed()));
    }

    @Test
    default void a_password_is_found_as_a_whole_only() {
        assertFalse(commonPasswords().contains(listed() + " of seven quiet herons"));
        assertFalse(commonPasswords().contains("seven quiet herons " + listed()));
    }

    @Test
    default void other_passwords_are_not_found() {
        assertFalse(commonPasswords().contains("seven quiet herons"));
        assertFalse(commonPasswords().contains(""));
        assertFalse(commonPasswords().contains("\0"));
        assertFalse(commonPasswords().contains("\uD83D\uDE00".repeat(15)));
    }
}
