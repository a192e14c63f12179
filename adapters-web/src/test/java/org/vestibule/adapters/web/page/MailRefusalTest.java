package org.vestibule.adapters.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.notice.Refusals;

class MailRefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the address was refused (550 5.1.1) [smtp-recipient-refused] | : no such mailbox (550 5.1.1)
            the address was refused (550 5.1.10) [smtp-recipient-refused] | : its domain takes no mails (550 5.1.10)
            the address was refused (552 5.2.2) [smtp-recipient-refused] | : the mailbox is full (552 5.2.2)
            the address was refused (550 5.7.1) [smtp-recipient-refused] | : 550 5.7.1
            the address was refused (553) [smtp-recipient-refused] | : 553
            the mail server takes no addresses beyond ASCII [smtp-address-not-ascii] | : its letters are not all plain ones from A to Z
            550-5.1.1 <ada@example.com>: no such user | : no such mailbox (550-5.1.1)
            """)
    void its_numbers_are_told_and_what_they_mean(String why, String told) {
        assertEquals(told, why(why));
    }

    /** S-108: it is somebody else's, and stands on our page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Your account is locked, call 0900 123456",
                "<script>alert(1)</script> [for]",
                "[smtp-recipient-refused]",
                "see https://192.0.2.550/5.5.1.1",
                "5500 5.1.1 [../security.title]",
            })
    void no_other_word_is(String why) {
        assertEquals("", why(why));
    }

    @Test
    void nor_is_what_stands_around_them() {
        String much = "x".repeat(100_000);
        assertEquals(": no such mailbox (550 5.1.1)", why("\u0000\u202e<b>" + much + " 550 5.1.1 {0} $1\n" + much));
    }

    private static String why(String why) {
        return MailRefusal.why(new Refusals.Refusal(Instant.EPOCH, why));
    }
}
