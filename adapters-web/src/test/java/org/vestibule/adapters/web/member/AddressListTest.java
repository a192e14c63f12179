package org.vestibule.adapters.web.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;

class AddressListTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int LONGEST = Amount.of(MEGABYTE / 16, MEGABYTE);

    /** Times as long as a shorter one. Were each character read anew for each, it would take the square of that. */
    private static final int SHARE = 8;

    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** For what takes the square. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In what is typed, a line ends at ¶ and a tab is →. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a@example.com                                          | a@example.com
            a@example.com, b@example.com;c@example.com             | a@example.com b@example.com c@example.com
            a@example.com b@example.com¶c@example.com¶¶            | a@example.com b@example.com c@example.com
            Ann <a@example.com>                                    | a@example.com
            "Smith, Ann" <a@example.com>, <b@example.com>          | a@example.com b@example.com
            Ann <a@example.com> Bob <b@example.com>                | a@example.com b@example.com
            Smith, Ann <a@example.com>; Jones, Bob <b@example.com> | a@example.com b@example.com
            Smith, Ann <a@example.com>, Jones, Bob <b@example.com> | a@example.com b@example.com
            Smith, Ann, Dr. <a@example.com>;                       | a@example.com
            "Smith, Ann" <a@example.com>, b@example.com            | a@example.com b@example.com
            b@example.com, Smith, Ann <a@example.com>              | b@example.com a@example.com
            “Smith, Ann” <a@example.com>                           | a@example.com
            'Smith, Ann' <a@example.com>                           | a@example.com
            "Ann; 19"" rack" <a@example.com>                       | a@example.com
            Ann 19" <a@example.com>                                | a@example.com
            "Ann \\"Annie\\" Smith" <a@example.com>                | a@example.com
            "x@example.org by way of it" <a@example.com>           | a@example.com
            Ann (Sales, Rome) <a@example.com>                      | a@example.com
            Ann (a@example.com) <a@example.com>                    | a@example.com
            example.com Support <a@example.com>                    | a@example.com
            Ann<a@example.com>Bob<b@example.com>                   | a@example.com b@example.com
            a@example.com <a@example.com>                          | a@example.com
            a@example.com <mailto:A@example.com>                   | A@example.com
            'a@example.com' <a@example.com>                        | a@example.com
            'a@example.com'; "b@example.com"; (c@example.com)      | a@example.com b@example.com c@example.com
            "a@example.com",‘b@example.com’,“c@example.com”        | a@example.com b@example.com c@example.com
            mailto:a@example.com MAILTO:b@example.com              | a@example.com b@example.com
            <mailto:a@example.com>                                 | a@example.com
            Ann Smith→a@example.com¶Bob Jones→b@example.com→Rome   | a@example.com b@example.com
            Smith, Ann→a@example.com→→¶→→→¶Bob→<b@example.com>     | a@example.com b@example.com
            Name→E-mail¶Ann→a@example.com¶Bob→b@example.com        | a@example.com b@example.com
            E-mail¶a@example.com¶b@example.com                     | a@example.com b@example.com
            ¶ E-Mail Addresses: ¶a@example.com                     | a@example.com
            Name,Email¶Ann Smith,a@example.com¶Bob,b@example.com   | a@example.com b@example.com
            "Name";"E-mail"¶"Ann; Ms";"a@example.com"              | a@example.com
            • a@example.com¶- b@example.com¶* c@example.com        | a@example.com b@example.com c@example.com
            a@example.com、b@example.com，c@example.com；d@example.com | a@example.com b@example.com c@example.com d@example.com
            O'Brien@example.com, 'o'hara@example.com'              | O'Brien@example.com o'hara@example.com
            a@example.com, A@Example.com¶Ann <a@EXAMPLE.com>       | a@example.com
            """)
    void addresses_are_read_as_programs_copy_them(String typed, String addresses) {
        AddressList list = AddressList.parse(typed.replace('¶', '\n').replace('→', '\t'));
        assertEquals(List.of(), list.unread());
        assertEquals(List.of(addresses.split(" ")), written(list));
    }

    /** PRODUCT A: mails and office programs put these upon the clipboard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFa@example.com\u00A0;\u00A0b@example.com\u200B",
                "\uFEFFName\tE-mail\r\nAnn\u00A0Smith\t\u202Aa@example.com\u202C\r\nBob\t\u2068b@example.com\u2069\r\n",
                "\u200E\u200B\r\n\uFEFF\r\nAnn <\u00A0a@example.com\uFEFF>\u2028Bob <b@example.com>",
                "a@example.com\u000Bb@example.com\r\u00A0\r",
            })
    void what_nobody_sees_does_not_matter(String typed) {
        AddressList list = AddressList.parse(typed);
        assertEquals(List.of(), list.unread());
        assertEquals(List.of("a@example.com", "b@example.com"), written(list));
    }

    /** Who would not be invited in silence is named: it may be an address that was typed wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                     | 1 nonsense
            a@example.com¶¶nonsense¶b@example            | 3 nonsense, 4 b@example
            a@example.com¶Ann Smith¶Bob→Rome             | 2 Ann Smith, 3 Bob Rome
            nonsense, a@example.com                      | 1 nonsense
            a.example.com; Ann <a@example.com>           | 1 a.example.com
            a.example.com, Ann <a@example.com>           | 1 a.example.com
            Smith, Ann; Bob <b@example.com>              | 1 Smith, 1 Ann
            a@example.com Ann Smith                      | 1 Ann Smith
            Ann <a@example.com> nonsense                 | 1 nonsense
            <a@example.com> Bob>                         | 1 Bob>
            Ann <a@example.com                           | 1 Ann <a@example.com
            Ann <a@example.com, b@example.com            | 1 Ann <a@example.com, b@example.com
            Ann <a@example.com, b@example.com>           | 1 Ann <a@example.com, b@example.com>
            Ann <>                                       | 1 Ann <>
            Ann </o=ORG/cn=ann>                          | 1 Ann </o=ORG/cn=ann>
            b@example.com <a@example.com>                | 1 b@example.com <a@example.com>
            mailto:a@example.com?bcc=b@example.com       | 1 mailto:a@example.com?bcc=b@example.com
            mailto:a%2Bb@example.com                     | 1 mailto:a%2Bb@example.com
            a@example.com¶Bcc: b@example.com             | 2 Bcc:
            a@@example.com                               | 1 a@@example.com
            Name→Town¶Ann→a@example.com                  | 1 Name Town
            a@example.com¶E-mail                         | 2 E-mail
            ann.mail.com¶a@example.com                   | 1 ann.mail.com
            Ann→a@example.com→b@example                  | 1 b@example
            """)
    void what_cannot_be_read_is_told_with_its_line(String typed, String unread) {
        AddressList list = AddressList.parse(typed.replace('¶', '\n').replace('→', '\t'));
        assertEquals(
                unread,
                list.unread().stream()
                        .map(one -> one.line() + " " + one.text().replace('\t', ' '))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void lines_are_counted_as_the_field_shows_them() {
        assertEquals(
                List.of(new AddressList.Unread(4, "x")),
                AddressList.parse("\r\n\r\na@example.com\r\nx").unread());
    }

    /** S-108: nothing that a mail program would take for another line, address or field. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com\r\nBcc: evil@example.com",
                "<a@example.com\r\nBcc: evil@example.com>",
                "\"Ann\r\nBcc: x\" <a@example.com>",
                "<a@example.com\\r\\nBcc:evil@example.com>",
                "a@example.com%0d%0aBcc:evil@example.com",
                "a@example.com\u0000,\u0001b@example.com,\u0085c@example.com\u0085d@example.com",
                "<\"a,b\"@example.com>, a\u2028b@example.com",
            })
    void no_address_holds_what_would_forge_a_mail(String typed) {
        for (EmailAddress address : AddressList.parse(typed).addresses()) {
            assertTrue(address.written().matches("[a-zA-Z0-9.%]+@[a-z.]+"), address.written());
        }
    }

    @Test
    void a_list_may_be_longer_than_may_be_sent() {
        String list = IntStream.range(0, 1000)
                .mapToObj(i -> "Smith " + i + ", Ann <p" + i + "@example.com>")
                .collect(Collectors.joining("; "));
        assertEquals(1000, AddressList.parse(list).addresses().size());
        assertEquals(List.of(), AddressList.parse(list).unread());
    }

    /** L-41: a name was looked for anew at each character of a list without an end. */
    @AlsoLong
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "<",
                ">",
                "<>",
                "<a>",
                "\"",
                "\" ",
                "“",
                "”“",
                " ",
                "\u00a0",
                "\t",
                ",",
                ";",
                "a,",
                "\n",
                "\r",
                "(",
                "a@",
                "@",
                "mailto:",
                "'",
                "\u200B",
                "\u0301",
                "\uD83D",
                "a b,",
                "a <",
                "a\t",
                "a@b.c ",
                "<a@b.c>",
                "a, b <a@b.c>; "
            })
    void the_longest_list_takes_the_work_that_its_length_explains(String piece) {
        List<String> shorter = around(piece.repeat(LONGEST / SHARE / piece.length()));
        List<String> longest = around(piece.repeat(LONGEST / piece.length()));
        for (int i = 0; i < longest.size(); i++) {
            Duration most = work(shorter.get(i)).multipliedBy(3 * SHARE);
            assertReadWithin(most.compareTo(MOMENT) < 0 ? MOMENT : most, longest.get(i), piece);
        }
    }

    private static List<String> around(String repeated) {
        return List.of(
                repeated,
                repeated + "<",
                "<" + repeated,
                "\"" + repeated,
                repeated + "\" <",
                "a" + repeated + "b",
                "E-mail\n" + repeated,
                "a@example.com\t" + repeated,
                repeated + "<a@example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "<", "\" ", "a\t", "Smith, Ann <a@b.c>; ", "a\n"})
    void a_megabyte_is_read_in_a_moment(String piece) {
        String list = "a" + piece.repeat(MEGABYTE / piece.length()) + "b";
        assertReadWithin(Duration.ofSeconds(10), list, piece);
    }

    private static void assertReadWithin(Duration limit, String typed, String piece) {
        Duration took = assertTimeoutPreemptively(PATIENCE, () -> work(typed), piece);
        assertTrue(took.compareTo(limit) < 0, () -> piece + " took the processors " + took + " and not " + limit);
    }

    /** Of this process alone: what the machine does beside it, and waits for, does not count. */
    private static Duration work(String typed) {
        Duration before = processorTime();
        AddressList.parse(typed);
        return processorTime().minus(before);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static List<String> written(AddressList list) {
        return list.addresses().stream().map(EmailAddress::written).toList();
    }
}
