package org.vestibule.domain.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    /** What stands before the sign cannot grow a subject, a text or a second recipient (RFC 6068). */
    @ParameterizedTest
    @CsvSource({
        "help@example.org, mailto:help@example.org",
        "Help.Desk@Example.ORG, mailto:Help.Desk@example.org",
        "a?bcc=eve&subject=x@example.org, mailto:a%3Fbcc%3Deve%26subject%3Dx@example.org",
        "50%25+up#1/2@example.org, mailto:50%2525%2Bup%231%2F2@example.org",
        "hjälp@bücher.example, mailto:hj%C3%A4lp@xn--bcher-kva.example"
    })
    void an_address_is_a_link_to_itself_alone(String address, String link) {
        Contact contact = Contact.parse(address).orElseThrow();

        assertEquals(link, contact.link().toString());
        assertEquals(address, contact.label());
        assertEquals(address, contact.text());
    }

    @ParameterizedTest
    @CsvSource({
        "https://help.example.org, help.example.org",
        "https://help.example.org/, help.example.org",
        "https://example.org:8443/it/help/, example.org:8443/it/help"
    })
    void a_page_is_called_without_what_goes_without_saying(String page, String label) {
        Contact contact = Contact.parse(page).orElseThrow();

        assertEquals(page, contact.link().toString());
        assertEquals(label, contact.label());
        assertEquals(page, contact.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "help.example.org",
                "help@example",
                "mailto:help@example.org",
                "http://help.example.org",
                "HTTPS://help.example.org",
                "javascript://example.org/%0aalert(1)",
                "https:help.example.org",
                "https://",
                "https:///help",
                "https://user@help.example.org",
                "https://user:secret@help.example.org",
                "https://help.example.org?key=secret",
                "https://help.example.org/#secret",
                "https://help.example.org/a b",
                "https://help.example.org/\"><script>",
                "https://help.example.org/\u202Egro.live",
                "https://help.example.org/\r\nSet-Cookie: a",
                "https://bücher.example",
                "help@example.org\u0000",
                "help@example.org, eve@example.org"
            })
    void anything_else_is_none(String text) {
        assertEquals(Optional.empty(), Contact.parse(text));
    }

    @Test
    void it_has_an_end() {
        String longest = "https://example.org/" + "a".repeat(Contact.LONGEST - 20);

        assertEquals(longest, Contact.parse(longest).orElseThrow().text());
        assertEquals(Optional.empty(), Contact.parse(longest + "a"));
    }
}
