package org.vestibule.adapters.web.computer;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.NameRefusal;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.computer.RenameComputer;
import org.vestibule.application.computer.ViewComputer;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.team.Team;

/** The page of one computer, and its name. */
public final class ComputerHandler {

    private static final String NAME = "name";

    private final ViewComputer viewComputer;
    private final RenameComputer renameComputer;
    private final Clock clock;

    public ComputerHandler(ViewComputer viewComputer, RenameComputer renameComputer, Clock clock) {
        this.viewComputer = viewComputer;
        this.renameComputer = renameComputer;
        this.clock = clock;
    }

    /**
     * What there is to see.
     *
     * @param app what the app on it is called; null if that was forgotten
     * @param change null for whoever may change nothing of it
     */
    record ComputerPage(
            @Nullable Box notice,
            String heading,
            @Nullable String app,
            String licensed,
            String seen,
            @Nullable Change change) {}

    /** The forms that change something of it. */
    record Change(Field field, Path rename, Path remove) {}

    /** Shows it. */
    public Reply show(TeamVisit visit) {
        return viewComputer
                .view(visit.team(), visit.computer())
                .map(shown -> Reply.show(Page.of(Page.Tab.COMPUTERS, "computer/computer", page(visit, shown))))
                .orElseGet(() -> ComputerRefusals.unknown(visit.place().team()));
    }

    /** From where it asked is for those who would remove it. */
    private ComputerPage page(TeamVisit visit, ViewComputer.Shown shown) {
        Computer computer = shown.computer();
        LastSeen seen = new LastSeen(visit.place().team(), clock.instant());
        boolean manages = visit.place().me().role().mayManageComputers();
        return new ComputerPage(
                notice(visit).orElse(null),
                computer.name().value(),
                shown.app().orElse(null),
                Texts.format(
                        "computer.licensed",
                        Licenser.of(shown.licenser(), shown.left()),
                        Texts.minute(computer.licensedAt())),
                manages ? seen.from(computer) : seen.of(computer),
                manages ? change(visit, computer) : null);
    }

    private static Change change(TeamVisit visit, Computer computer) {
        return new Change(
                Field.text(NAME, "off", Texts.text("computer.name"))
                        .withHint(Texts.text("computer.name.hint"))
                        .withValue(computer.name().value())
                        .of(visit.draft()),
                Paths.RENAME_COMPUTER.of(computer.team(), computer.id()),
                Paths.REMOVE_COMPUTER.of(computer.team(), computer.id()));
    }

    private static Optional<Box> notice(TeamVisit visit) {
        return visit.afterword()
                .filter(word -> word.what() == Outcome.COMPUTER_RENAMED)
                .map(word -> Box.good(Texts.text("general.renamed"), Texts.text("computer.renamed.sentence")));
    }

    /** Leads to the page, for whoever comes back to the address of its form. */
    public Reply back(TeamVisit visit) {
        return new Reply.GoTo(path(visit));
    }

    /** Gives it another name. */
    public Reply rename(TeamVisit visit) {
        String typed = visit.field(NAME);
        return ComputerName.parse(typed)
                .map(name -> rename(visit, name))
                .orElseGet(() -> wrong(visit, NameRefusal.ofComputer(typed)));
    }

    private Reply rename(TeamVisit visit, ComputerName name) {
        Team team = visit.place().team();
        RenameComputer.Result result = renameComputer.rename(visit.acting(), team.id(), visit.computer(), name);
        if (result instanceof RenameComputer.Taken) {
            return wrong(visit, Optional.of(Refusal.of("computer-name-taken", name)));
        }
        if (result instanceof RenameComputer.Refused not) {
            return Changes.answer(not.why(), team, "", back(visit), path(visit));
        }
        return result instanceof RenameComputer.Done
                ? Reply.tell(path(visit), Outcome.COMPUTER_RENAMED)
                : ComputerRefusals.unknown(team);
    }

    private Reply wrong(TeamVisit visit, Optional<Refusal> why) {
        Draft draft = Draft.BLANK.and(NAME, why).keeping(NAME, visit.field(NAME));
        return Reply.again(visit.with(draft), path(visit), this::show);
    }

    private static Path path(TeamVisit visit) {
        return Paths.COMPUTER.of(visit.team(), visit.computer());
    }
}
