package org.vestibule.adapters.web.computer;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.team.Team;

/** How a page says that a computer is none of the team's, as one that was removed or another team's. */
final class ComputerRefusals {

    private static final int NOT_FOUND = 404;

    private ComputerRefusals() {}

    static Reply unknown(Team team) {
        return new Reply.RefuseWithin(
                NOT_FOUND,
                Refusal.of("computer-unknown", team.name().value()),
                new Box.Link(Paths.COMPUTERS.of(team.id()), Texts.text("computers.title")));
    }
}
