package org.vestibule.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final String DOMAIN = "@example.org";

    /** Without case, the domain in its ASCII form, dots and plus signs kept. */
    @ParameterizedTest
    @CsvSource({
        "person@example.org, person@example.org",
        "Per.Son+Tag@Example.ORG, per.son+tag@example.org",
        "p.e.r.s.o.n@example.org, p.e.r.s.o.n@example.org",
        "o'neil=x/y!z@a-b.example, o'neil=x/y!z@a-b.example",
        "a@b.co, a@b.co",
        "Jürgen@Bücher.example, jürgen@xn--bcher-kva.example",
        "x@BÜCHER.example, x@xn--bcher-kva.example",
        "x@xn--bcher-kva.example, x@xn--bcher-kva.example",
        "x@例え。テスト, x@xn--r8jz45g.xn--zckzah",
        "ISTANBUL@EXAMPLE.ORG, istanbul@example.org"
    })
    void an_address_has_one_canonical_form(String typed, String canonical) {
        EmailAddress address = EmailAddress.parse(typed).orElseThrow();
        assertEquals(canonical, address.canonical());
        assertEquals(typed, address.written());
        assertEquals(typed, address.toString());
    }

    @Test
    void blanks_around_it_are_dropped() {
        assertEquals("person@example.org", parsed(" \tperson@example.org\r\n").written());
    }

    @Test
    void two_spellings_of_one_address_are_equal() {
        EmailAddress address = parsed("jürgen@bücher.example");
        assertEquals(address, parsed("JU\u0308RGEN@xn--BCHER-kva.Example"));
        assertEquals(address.hashCode(), parsed("JÜRGEN@Bücher.example").hashCode());
        assertEquals("jürgen", parsed("JÜRGEN@Bücher.example").localPart());
        assertEquals(parsed("ǰ@example.org"), parsed("J\u030c@example.org"), "composed in lower case only");
    }

    /** PRODUCT A: what the clipboard adds around it is no part of it. */
    @ParameterizedTest
    @ValueSource(
            ints = {' ', '\t', '\n', '\r', 0xa0, 0xad, 0x200b, 0x200e, 0x2028, 0x202a, 0x202e, 0x2060, 0x3000, 0xfeff})
    void what_cannot_be_seen_around_it_is_dropped(int codePoint) {
        String unseen = Character.toString(codePoint);
        EmailAddress address = parsed(unseen + unseen + "person@example.org" + unseen);
        assertEquals("person@example.org", address.written());
        assertEquals("person@example.org", address.canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"per.son@example.org", "person+a@example.org", "person@sub.example.org", "person@example.com"})
    void dots_plus_signs_and_domains_tell_people_apart(String other) {
        assertNotEquals(parsed("person@example.org"), parsed(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "person",
                "person@",
                "@example.org",
                "person@localhost",
                "person@@example.org",
                "a@b@example.org",
                ".person@example.org",
                "person.@example.org",
                "per..son@example.org",
                "person@.example.org",
                "person@example.org.",
                "person@example..org",
                "person@-example.org",
                "person@example-.org",
                "person@exa_mple.org",
                "person@exa mple.org",
                "person@[127.0.0.1]",
                "person@example.org, other@example.org",
                "Person <person@example.org>",
                "<person@example.org>",
                "\"person\"@example.org",
                "per son@example.org",
                "per;son@example.org",
                "per:son@example.org",
                "per,son@example.org",
                "per\\son@example.org",
                "person(me)@example.org",
                "mailto:person@example.org",
                "person@example.org?bcc=other",
                "person@a/b.org",
                "person@exam％ple.org",
                "person@exam\u2100ple.org",
                "person@example\u2024org",
                "person@fa\u00df.de",
                "person@exam\u00adple.org",
                "person@exam\u200dple.org",
                "person@127.0.0.1"
            })
    void anything_else_is_none(String typed) {
        assertTrue(EmailAddress.parse(typed).isEmpty());
    }

    /** Nothing that could begin another header, end a string, or be seen by nobody. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x200d, 0x2028, 0x2029, 0x202e, 0x2066,
                0x3000, 0xd800, 0xfeff, 0xe000, 0xfffe, 0xe0041
            })
    void what_cannot_be_seen_is_in_no_address(int codePoint) {
        String hidden = Character.toString(codePoint);
        assertTrue(EmailAddress.parse("per" + hidden + "son@example.org").isEmpty());
        assertTrue(EmailAddress.parse("a@example.org" + hidden + "Bcc: b@example.org")
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person@example.org\r\nBcc: other@example.org",
                "person\r\nBcc: other@example.org",
                "person@example.org\nSubject: hello",
                "person@exa\r\n mple.org",
                "person@example.org\u2028Bcc:other"
            })
    void no_header_can_be_smuggled_in(String typed) {
        assertTrue(EmailAddress.parse(typed).isEmpty());
    }

    /** RFC 5321 §4.5.3.1: 64 before the sign, 254 in all. */
    @Test
    void it_may_be_so_long_and_no_longer() {
        assertTrue(EmailAddress.parse("a".repeat(64) + DOMAIN).isPresent());
        assertTrue(EmailAddress.parse("a".repeat(65) + DOMAIN).isEmpty());

        String domain = ("b".repeat(61) + ".").repeat(3) + "com"; // 189 characters
        assertTrue(EmailAddress.parse("a".repeat(64) + "@" + domain).isPresent());
        assertTrue(EmailAddress.parse("a".repeat(64) + "@b" + domain).isEmpty());
        assertTrue(EmailAddress.parse("a@" + "b".repeat(64) + ".org").isEmpty());
    }

    /** So that what is claimed in the database is what every later look-up asks for. */
    @Test
    void a_canonical_form_is_its_own_and_nothing_throws() {
        forAll(
                EmailAddressTest::anything,
                typed -> EmailAddress.parse(typed).ifPresent(address -> {
                    Optional<EmailAddress> again = EmailAddress.parse(address.canonical());
                    assertEquals(address.canonical(), again.orElseThrow().canonical());
                    assertEquals(address, parsed(address.written()));
                }));
    }

    private static String anything(RandomGenerator random) {
        String local = characters(random, "aZ09.+-_'ßİıſΣςJj\u030c\u0345\u00a0\u2028\u200d日😀\"<");
        return local + "@" + characters(random, "aZ09-_ßÉéİΣ日。\u200d\u00ad\u0301") + ".Example";
    }

    private static String characters(RandomGenerator random, String from) {
        int[] all = from.codePoints().toArray();
        return random.ints(random.nextInt(1, 6), 0, all.length)
                .map(i -> all[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static EmailAddress parsed(String typed) {
        return EmailAddress.parse(typed).orElseThrow();
    }
}
