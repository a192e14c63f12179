package org.vestibule.bootstrap.settings;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.operator.Contact;
import org.vestibule.domain.operator.Operator;

class OperatorSettingsTest {

    private static final String NAME = "vestibule.operator.name";
    private static final String CONTACT = "vestibule.operator.contact";

    private final Concern<OperatorSettings> operator = new Concern<>(OperatorSettings::from);

    @Test
    void defaults() {
        operator.assertDefaults(new OperatorSettings(Operator.UNNAMED), Map.of(NAME, "none", CONTACT, "none"));
    }

    @Test
    void mapping() {
        operator.assertMapping(
                new OperatorSettings(
                        new Operator(Optional.of("Example <IT> & Co."), Contact.parse("help@example.org"))),
                Map.of(NAME, "Example <IT> & Co.", CONTACT, "help@example.org"));
    }

    @Test
    void a_name_that_is_no_line() {
        operator.assertRight(NAME, "Example IT", "N.º 1", "é".repeat(100));
        operator.assertWrong(
                NAME + " must be a line of 1 to 100 characters, and no address",
                NAME,
                "",
                "\u3164",
                "Example\nIT",
                "Example\u0000IT",
                "Example\u202EIT",
                "postgres://user:secret@host",
                "a".repeat(101));
    }

    /** Whatever else could be a link to something that is done rather than shown, or hide whose it is. */
    @Test
    void a_contact_that_is_neither_an_address_nor_a_page() {
        operator.assertRight(CONTACT, "help@example.org", "https://help.example.org", "https://example.org:8443/it");
        operator.assertWrong(
                CONTACT + " must be an e-mail address, or like https://help.example/it with nothing before the host"
                        + " or after the path, 254 characters at most",
                CONTACT,
                "",
                "help",
                "+49 30 123456",
                "http://help.example.org",
                "mailto:help@example.org",
                "javascript:alert(1)",
                "https://user:secret@help.example.org",
                "https://help.example.org?key=secret",
                "https://help.example.org#secret",
                "https://help.example.org/\nX: y",
                "https://help.example.org/" + "a".repeat(254));
    }
}
