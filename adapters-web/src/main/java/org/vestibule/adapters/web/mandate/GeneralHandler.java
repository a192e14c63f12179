package org.vestibule.adapters.web.mandate;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.NameRefusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.application.team.RenameTeam;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;

/** The General page, and the name of the team. */
public final class GeneralHandler {

    private final GeneralPages pages;
    private final RenameTeam renameTeam;

    public GeneralHandler(GeneralPages pages, RenameTeam renameTeam) {
        this.pages = pages;
        this.renameTeam = renameTeam;
    }

    /** Shows it. */
    public Reply show(TeamVisit visit) {
        return pages.show(visit, notice(visit).orElse(null));
    }

    /** Gives the team another name. */
    public Reply rename(TeamVisit visit) {
        Optional<TeamName> name = TeamName.parse(visit.field("name"));
        Team team = visit.place().team();
        if (name.isEmpty()) {
            Draft draft = Draft.BLANK
                    .and("name", NameRefusal.ofTeam(visit.field("name")))
                    .keeping("name", visit.field("name"));
            return Reply.again(visit.with(draft), Paths.GENERAL.of(team.id()), this::show);
        }
        TeamChange change = renameTeam.rename(visit.acting(), team.id(), name.get());
        Path page = Paths.GENERAL.of(team.id());
        return Changes.answer(change, team, "", Reply.tell(page, Outcome.RENAMED), page);
    }

    /** What holds is read anew. */
    private static Optional<Box> notice(TeamVisit visit) {
        Team team = visit.place().team();
        return visit.afterword().flatMap(word -> switch (word.what()) {
            case RENAMED ->
                Optional.of(Box.good(
                        Texts.text("general.renamed"),
                        Texts.format("general.renamed.sentence", team.name().value())));
            case RULE -> Optional.of(Box.good(Texts.text("rule.set"), rule(visit)));
            case LICENSING -> Optional.of(Box.good(Texts.text("licensing.set"), LicensingCard.now(team.licensing())));
            default -> Optional.empty();
        });
    }

    private static String rule(TeamVisit visit) {
        Team team = visit.place().team();
        Optional<PolicyChange> holds =
                visit.place().rules().policies().changes().stream().reduce((earlier, later) -> later);
        return holds.filter(change -> change.rule() != Mandate.NOBODY)
                .map(change -> Standings.rule(change, team, change.at()))
                .orElseGet(() -> Texts.text("rule.nobody.now"));
    }
}
