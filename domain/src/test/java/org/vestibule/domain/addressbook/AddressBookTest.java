package org.vestibule.domain.addressbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " \t\r\n[ ] \n",
                "{\"a\":1,\"a\":2}",
                "[{ \"name\" : \"Zoë\" , \"at\" : [ 1 , -0.5e+10 , 0 , true , false , null ] }, []]",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD800\", \"\", \"\u2028 \uD83D\uDE00\"]",
                "[1E400]"
            })
    void a_json_object_or_array_is_one_as_it_was_sent(String text) {
        assertEquals(text, AddressBook.parse(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"text\"",
                "null",
                "{",
                "[",
                "}",
                "[}",
                "{]",
                "[]]",
                "[] x",
                "{}{}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[-]",
                "[0x1]",
                "[1e]",
                "[NaN]",
                "[nul]",
                "[True]",
                "[\"]",
                "[\"\\\"]",
                "[\"\\x\"]",
                "[\"\\u00g0\"]",
                "[\"\\u00\uFF11\uFF12\"]",
                "[\"\\u12\"]",
                "[\"a\nb\"]",
                "[\"\0\"]",
                "[\"\\\0\"]",
                "[]\0",
                "\uFEFF[]",
                "\u00A0[]",
                "[1]//x",
                "/**/[]"
            })
    void anything_else_is_none(String text) {
        assertEquals(Optional.empty(), AddressBook.parse(text));
    }

    @Test
    void it_may_be_as_deep_as_it_is_large() {
        int half = AddressBook.MOST_BYTES / 2;
        assertTrue(AddressBook.parse("[".repeat(half) + "]".repeat(half)).isPresent());
        assertFalse(AddressBook.parse("[".repeat(half) + "]".repeat(half - 1)).isPresent());
    }

    @Test
    void it_has_at_most_so_many_bytes() {
        String two = "é".repeat((AddressBook.MOST_BYTES - 4) / 2);
        assertTrue(AddressBook.parse("[\"" + two + "\"]").isPresent());
        assertFalse(AddressBook.parse("[\"" + two + "\"] ").isPresent());
    }

    @Test
    void its_edition_is_what_is_in_it() {
        AddressBook book = AddressBook.kept("[1]");
        assertEquals(book, AddressBook.parse("[1]").orElseThrow());
        assertEquals(book.edition(), AddressBook.kept("[1]").edition());
        assertNotEquals(book.edition(), AddressBook.kept("[1] ").edition());
        assertTrue(book.edition().tag().matches("[\\w-]{43}"));
    }

    @Test
    void it_can_be_written_to_a_log_without_telling_it() {
        assertEquals("AddressBook[…]", AddressBook.kept("[\"Zoë\"]").toString());
    }
}
