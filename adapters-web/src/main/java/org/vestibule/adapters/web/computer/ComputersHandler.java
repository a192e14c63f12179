package org.vestibule.adapters.web.computer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.member.Empty;
import org.vestibule.adapters.web.member.Pager;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.application.team.Place;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.text.Sought;

/** The Computers page of a team: a list that is searched and paged by its address alone, or how the first one is added. */
public final class ComputersHandler {

    static final int SIZE = 25;

    private final ViewComputers viewComputers;
    private final Clock clock;

    public ComputersHandler(ViewComputers viewComputers, Clock clock) {
        this.viewComputers = viewComputers;
        this.clock = clock;
    }

    record ComputersPage(
            @Nullable Box notice,
            Map<String, Path> teamPaths,
            boolean mayAdd,
            String sought,
            List<ComputerRow> rows,
            @Nullable Empty empty,
            @Nullable Pager pager) {}

    record NonePage(@Nullable Box notice, boolean mayAdd) {}

    record AddPage(@Nullable Box notice, Path back) {}

    /** Shows them. */
    public Reply show(TeamVisit visit) {
        ViewComputers.Which which = ComputersAddress.read(visit);
        ViewComputers.Shown shown = viewComputers.view(visit.team(), which, SIZE);
        Computers.Page page = shown.page();
        if (page.size() == 0 && which.sought().isEmpty()) {
            return Reply.show(
                    Page.of(Page.Tab.COMPUTERS, "computer/none", new NonePage(notice(visit), mayAdd(visit.place()))));
        }
        Path list = ComputersAddress.list(Paths.COMPUTERS.of(visit.team()), which.sought());
        return isShort(page, which) ? new Reply.GoTo(list) : Reply.show(list(visit, which, shown, list));
    }

    /** Whether computers went meanwhile, and fewer are left on that side than a page holds: the first page has them all. */
    private static boolean isShort(Computers.Page page, ViewComputers.Which which) {
        int shown = page.computers().size();
        return shown == 0 ? page.size() > 0 : which.back() && page.before() == 0 && shown < Math.min(SIZE, page.size());
    }

    private Page list(TeamVisit visit, ViewComputers.Which which, ViewComputers.Shown shown, Path list) {
        LastSeen seen = new LastSeen(visit.place().team(), clock.instant());
        return Page.of(
                Page.Tab.COMPUTERS,
                "computer/computers",
                new ComputersPage(
                        notice(visit),
                        Paths.of(visit.team()),
                        mayAdd(visit.place()),
                        which.sought().map(Sought::text).orElse(""),
                        shown.page().computers().stream()
                                .map(listed -> ComputerRow.of(listed, shown, seen))
                                .toList(),
                        which.sought()
                                .filter(sought -> shown.page().size() == 0)
                                .map(sought -> notFound(sought, Paths.COMPUTERS.of(visit.team())))
                                .orElse(null),
                        pager(shown.page(), list).orElse(null)));
    }

    private static Empty notFound(Sought sought, Path all) {
        return new Empty(
                Texts.format("computers.not-found", sought), new Box.Link(all, Texts.text("computers.show-all")));
    }

    /** Empty where one page holds all. */
    private static Optional<Pager> pager(Computers.Page page, Path list) {
        if (page.size() <= SIZE) {
            return Optional.empty();
        }
        List<Computers.Listed> shown = page.computers();
        int last = page.before() + shown.size();
        return Optional.of(new Pager(
                Texts.format("people.range", page.before() + 1, last, page.size()),
                page.before() == 0 ? null : ComputersAddress.before(list, name(shown.get(0))),
                last == page.size() ? null : ComputersAddress.after(list, name(shown.get(shown.size() - 1)))));
    }

    private static ComputerName name(Computers.Listed listed) {
        return listed.computer().name();
    }

    /** Says how one is added. */
    public Reply add(TeamVisit visit) {
        return mayAdd(visit.place())
                ? Reply.show(Page.of(
                        Page.Tab.COMPUTERS,
                        "computer/add",
                        new AddPage(notice(visit), Paths.COMPUTERS.of(visit.team()))))
                : TeamDoor.roleNotEnough(visit.place().team());
    }

    private static boolean mayAdd(Place place) {
        return place.team().licensing().allows(place.me().role());
    }

    private @Nullable Box notice(TeamVisit visit) {
        return visit.afterword()
                .filter(word -> word.what() == Outcome.COMPUTER_REMOVED)
                .map(word -> Box.good(
                        Texts.format("computer.removed", word.words().get(0)), Texts.text("computer.remove.what")))
                .orElseGet(() -> dormant(visit.place()));
    }

    private @Nullable Box dormant(Place place) {
        return place.rules().plans().hasLapsed(clock.instant())
                ? Box.warn(
                        Texts.text("refused.license-dormant.title"),
                        Refusal.of("license-dormant", place.team().name().value()))
                : null;
    }
}
