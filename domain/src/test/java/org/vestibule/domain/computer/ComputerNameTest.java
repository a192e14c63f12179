package org.vestibule.domain.computer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.text.Line;

/** What a team knows a computer by, and who lets one in. */
class ComputerNameTest {

    @Test
    void it_is_cleaned_and_told_from_others_whatever_its_case() {
        ComputerName name = ComputerName.parse(" Cafe\u0301 1 ").orElseThrow();
        assertEquals("Caf\u00e9 1", name.value());
        assertEquals("caf\u00e9 1", name.key());
        assertEquals(ComputerName.parse("CAF\u00c9 1").orElseThrow().key(), name.key());
    }

    @Test
    void what_is_none_says_why() {
        assertEquals(Optional.of(Line.Fault.MISSING), ComputerName.fault(" \u200b"));
        assertEquals(Optional.of(Line.Fault.UNREADABLE), ComputerName.fault("a\nb"));
        assertEquals(Optional.of(Line.Fault.TOO_LONG), ComputerName.fault("x".repeat(61)));
        assertEquals(
                60, ComputerName.parse("x".repeat(60)).orElseThrow().value().length());
        assertFalse(ComputerName.parse("x".repeat(61)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "ADMIN, true", "MANAGER, true", "USER, false"})
    void managers_and_above_let_one_in_unless_everybody_may(Role role, boolean may) {
        assertEquals(may, Licensing.MANAGERS.allows(role));
        assertEquals(true, Licensing.EVERYBODY.allows(role));
        assertEquals(may, role.mayManageComputers());
        assertEquals(role == Role.OWNER || role == Role.ADMIN, role.mayChooseLicensing());
    }
}
