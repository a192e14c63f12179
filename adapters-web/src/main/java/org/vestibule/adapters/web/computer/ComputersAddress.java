package org.vestibule.adapters.web.computer;

import java.util.Optional;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.text.Sought;

/** Which computers an address asks for, and how addresses ask for them. What cannot be read of it asks for nothing. */
final class ComputersAddress {

    private static final String AFTER = "after";
    private static final String BEFORE = "before";

    private ComputersAddress() {}

    static ViewComputers.Which read(Visit visit) {
        Optional<Sought> sought = visit.parameter("q").flatMap(Sought::parse);
        Optional<ComputerName> before = name(visit, BEFORE);
        return new ViewComputers.Which(
                sought,
                before.or(() -> name(visit, AFTER)).map(ComputerName::key).orElse(""),
                before.isPresent());
    }

    /** A name, not its key: two names may be written as one key, and not every key is a name again. */
    private static Optional<ComputerName> name(Visit visit, String parameter) {
        return visit.parameter(parameter).flatMap(ComputerName::parse);
    }

    /** The list from its beginning. */
    static Path list(Path computers, Optional<Sought> sought) {
        return computers.with("q", sought.map(Sought::text).orElse(""));
    }

    static Path after(Path list, ComputerName name) {
        return list.with(AFTER, name.value());
    }

    static Path before(Path list, ComputerName name) {
        return list.with(BEFORE, name.value());
    }
}
