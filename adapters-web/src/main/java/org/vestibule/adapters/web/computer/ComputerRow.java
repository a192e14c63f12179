package org.vestibule.adapters.web.computer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.domain.computer.Computer;

/**
 * A computer in the list.
 *
 * @param app what the app on it is called; null if that was forgotten
 */
record ComputerRow(Path href, String name, @Nullable String app, String licenser, String since, String seen) {

    static ComputerRow of(Computers.Listed listed, ViewComputers.Shown shown, LastSeen seen) {
        Computer computer = listed.computer();
        boolean left = listed.licenser().isEmpty();
        return new ComputerRow(
                Paths.COMPUTER.of(computer.team(), computer.id()),
                computer.name().value(),
                listed.app().orElse(null),
                Licenser.of(
                        listed.licenser()
                                .or(() -> Optional.ofNullable(shown.left().get(computer.licensedBy()))),
                        left),
                Texts.shortDay(computer.licensedAt(), seen.team().zone()),
                seen.of(computer));
    }
}
