package org.vestibule.adapters.web.computer;

import java.util.Optional;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.account.PersonName;

/** Whoever let a computer in, by name and whether they are still in the team. */
final class Licenser {

    private Licenser() {}

    /** @param name empty if their account is gone */
    static String of(Optional<PersonName> name, boolean left) {
        return name.map(PersonName::value)
                .map(known -> left ? Texts.format("computers.left", known) : known)
                .orElseGet(() -> Texts.text("computers.left.nobody"));
    }
}
