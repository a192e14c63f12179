package org.vestibule.adapters.web.team;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;

/** Deleting a team, whose name is typed for it, so that nobody deletes another one. */
public final class DeleteHandler {

    private final DeleteTeam deleteTeam;

    public DeleteHandler(DeleteTeam deleteTeam) {
        this.deleteTeam = deleteTeam;
    }

    record DeletePage(String heading, Path action, Path back, Field name) {}

    /** Says what it means. */
    public Reply form(TeamVisit visit) {
        return Reply.show(page(visit, nameField().of(visit.draft()).focused()));
    }

    /** Deletes it. */
    public Reply submit(ProvenTeamVisit visit) {
        Team team = visit.place().team();
        boolean repeated = TeamName.parse(visit.field("name")).equals(Optional.of(team.name()));
        if (!repeated) {
            Refusal refusal = Refusal.of("team-name-not-repeated", team.name().value());
            return Reply.again(
                    visit.with(Draft.wrong("name", refusal).keeping("name", visit.field("name"))), this::form);
        }
        return Changes.answer(
                deleteTeam.delete(visit.authority(), team.id()),
                team,
                "",
                Reply.tell(Paths.HOME, Outcome.DELETED),
                Paths.HOME);
    }

    private static Field nameField() {
        return Field.text("name", "off", Texts.text("delete.name"));
    }

    private static Page page(TeamVisit visit, Field name) {
        Team team = visit.place().team();
        return Page.of(
                Page.Tab.GENERAL,
                "team/delete",
                new DeletePage(
                        Texts.format("delete.title", team.name().value()),
                        Paths.DELETE.of(team.id()),
                        Paths.GENERAL.of(team.id()),
                        name));
    }
}
