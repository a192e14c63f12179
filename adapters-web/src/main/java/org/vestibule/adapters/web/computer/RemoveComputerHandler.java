package org.vestibule.adapters.web.computer;

import java.util.List;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.computer.RemoveComputer;
import org.vestibule.application.computer.ViewComputer;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.team.Team;

/** Taking a computer out of a team, which a page names first and says what it means. */
public final class RemoveComputerHandler {

    private final ViewComputer viewComputer;
    private final RemoveComputer removeComputer;
    private final AppLimits limits;

    public RemoveComputerHandler(ViewComputer viewComputer, RemoveComputer removeComputer, AppLimits limits) {
        this.viewComputer = viewComputer;
        this.removeComputer = removeComputer;
        this.limits = limits;
    }

    record RemovePage(String heading, String lead, List<String> events, Path action, String submit, Path back) {}

    /** Says which it is and what it means. */
    public Reply form(TeamVisit visit) {
        Team team = visit.place().team();
        return viewComputer
                .view(team.id(), visit.computer())
                .map(shown -> Reply.show(Page.of(Page.Tab.COMPUTERS, "computer/remove", page(team, shown))))
                .orElseGet(() -> ComputerRefusals.unknown(team));
    }

    private RemovePage page(Team team, ViewComputer.Shown shown) {
        Computer computer = shown.computer();
        String name = computer.name().value();
        return new RemovePage(
                Texts.format("remove.title", name),
                lead(team, shown),
                List.of(
                        Texts.format("computer.remove.loses", team.name().value()),
                        Texts.format("computer.remove.cut-off", Texts.duration(limits.access())),
                        back(shown)),
                Paths.REMOVE_COMPUTER.of(team.id(), computer.id()),
                Texts.format("remove.submit", name),
                Paths.COMPUTER.of(team.id(), computer.id()));
    }

    private static String lead(Team team, ViewComputer.Shown shown) {
        String licenser = Licenser.of(shown.licenser(), shown.left());
        String day = Texts.day(shown.computer().licensedAt(), team.zone());
        return shown.app()
                .map(app -> Texts.format("computer.remove.lead", app, licenser, day))
                .orElseGet(() -> Texts.format("computer.remove.lead.no-app", licenser, day));
    }

    /** Whoever has left is not written to. */
    private static String back(ViewComputer.Shown shown) {
        String back = Texts.text("computer.remove.back");
        return shown.left()
                ? back
                : shown.licenser()
                        .map(PersonName::value)
                        .map(name -> Texts.format("computer.remove.mail", name) + " " + back)
                        .orElse(back);
    }

    /** Removes it. */
    public Reply submit(ProvenTeamVisit visit) {
        Team team = visit.place().team();
        RemoveComputer.Result result = removeComputer.remove(visit.authority(), team.id(), visit.computer());
        Path list = Paths.COMPUTERS.of(team.id());
        if (result instanceof RemoveComputer.Done done) {
            String name = done.computer().name().value();
            return new Reply.GoAndTell(list, Afterword.of(Outcome.COMPUTER_REMOVED, name));
        }
        return result instanceof RemoveComputer.Refused not
                ? Changes.answer(not.why(), team, "", new Reply.GoTo(list), list)
                : ComputerRefusals.unknown(team);
    }
}
