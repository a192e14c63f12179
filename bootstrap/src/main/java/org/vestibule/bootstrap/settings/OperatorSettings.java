package org.vestibule.bootstrap.settings;

import org.vestibule.domain.operator.Contact;
import org.vestibule.domain.operator.Operator;

/**
 * Who runs the portal.
 *
 * @param operator as pages and mails name them
 */
public record OperatorSettings(Operator operator) {

    static OperatorSettings from(Values values) {
        return new OperatorSettings(new Operator(
                values.find(
                        "operator.name",
                        "none",
                        "a line of 1 to " + Operator.LONGEST_NAME + " characters, and no address",
                        Operator::parseName),
                values.find(
                        "operator.contact",
                        "none",
                        "an e-mail address, or like https://help.example/it with nothing before the host or after the"
                                + " path, "
                                + Contact.LONGEST + " characters at most",
                        Contact::parse)));
    }
}
