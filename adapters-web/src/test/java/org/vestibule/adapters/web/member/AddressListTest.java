package org.vestibule.adapters.web.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.account.EmailAddress;

class AddressListTest {

    private static final int LONGEST = 64 * 1024;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a@example.com                                   | a@example.com
            a@example.com, b@example.com;c@example.com      | a@example.com b@example.com c@example.com
            Ann <a@example.com>                             | a@example.com
            "Smith, Ann" <a@example.com>, <b@example.com>   | a@example.com b@example.com
            Ann <a@example.com> Bob <b@example.com>         | a@example.com b@example.com
            """)
    void addresses_are_read_as_mail_programs_write_them(String typed, String addresses) {
        assertEquals(
                List.of(addresses.split(" ")),
                AddressList.parse(typed).addresses().stream()
                        .map(EmailAddress::written)
                        .toList());
        assertEquals(List.of(), AddressList.parse(typed).wrong());
    }

    @Test
    void what_cannot_be_read_is_told() {
        assertEquals(
                List.of("Ann <a@example.com"),
                AddressList.parse("Ann <a@example.com").wrong());
        assertEquals(
                List.of("<a@example.com> Bob>"),
                AddressList.parse("<a@example.com> Bob>").wrong());
    }

    /** L-41: a name was looked for anew at each character of a list without an end. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "<", ">", "<>", "<a>", "\"", "\" ", " ", "\u00a0", ",", "a,", "\n", "a@b.c ", "<a@b.c>"})
    void the_longest_list_is_read_in_no_time(String piece) {
        String longest = piece.repeat(LONGEST / piece.length());
        for (String typed : List.of(longest, longest + "<", "<" + longest, "\"" + longest, longest + "\" <")) {
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> AddressList.parse(typed), piece);
        }
    }
}
