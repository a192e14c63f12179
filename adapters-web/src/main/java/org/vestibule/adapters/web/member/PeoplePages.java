package org.vestibule.adapters.web.member;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.team.Place;
import org.vestibule.domain.mandate.StandingKind;

/** Makes the People page, whichever form of it was sent. */
public final class PeoplePages {

    private final ViewPeople viewPeople;
    private final ListInvitations listInvitations;
    private final Clock clock;

    public PeoplePages(ViewPeople viewPeople, ListInvitations listInvitations, Clock clock) {
        this.viewPeople = viewPeople;
        this.listInvitations = listInvitations;
        this.clock = clock;
    }

    record PeoplePage(
            @Nullable Box notice,
            @Nullable Missing missing,
            String here,
            String csv,
            List<Chip> chips,
            List<PersonRow> rows,
            boolean nobody,
            @Nullable Pager pager,
            InviteForm invite,
            List<PendingInvitation> waiting,
            boolean anyWaiting) {}

    /** Who is missing, and the button that reminds them. */
    record Missing(String title, String sentence, String remind) {}

    /** A filter. */
    record Chip(String href, String label, int count, boolean chosen) {}

    /** Where one is in a long list. */
    record Pager(
            String range,
            @Nullable String previous,
            @Nullable String next) {}

    /** The page as its address asks for it. */
    Page page(Visit visit, @Nullable Box notice, InviteForm invite) {
        Place place = visit.place();
        Optional<StandingKind> only = Standings.only(visit);
        PageNumber asked = PageNumber.parse(visit.parameter("page"));
        ViewPeople.People people = viewPeople.page(place, only, asked.skipped(), PageNumber.SIZE);
        PageNumber page = asked.within(people.count(only));
        if (!page.equals(asked)) {
            people = viewPeople.page(place, only, page.skipped(), PageNumber.SIZE);
        }
        String here = TeamPath.people(place.team().id());
        String filter = only.map(kind -> "?standing=" + TeamWords.key(kind)).orElse("");
        List<PendingInvitation> waiting = listInvitations.list(place).stream()
                .map(one -> PendingInvitation.of(one, place, clock.instant()))
                .toList();
        return Page.of(
                "member/people",
                new PeoplePage(
                        notice,
                        missing(place, people).orElse(null),
                        here,
                        here + ".csv" + filter,
                        chips(here, people, only),
                        people.page().stream()
                                .map(person -> PersonRow.of(person, place.team()))
                                .toList(),
                        people.page().isEmpty(),
                        pager(here + filter, page, people.count(only)).orElse(null),
                        invite,
                        waiting,
                        !waiting.isEmpty()));
    }

    private Optional<Missing> missing(Place place, ViewPeople.People people) {
        int all = people.count(Optional.empty());
        int missing = Stream.of(StandingKind.values())
                .filter(StandingKind::missing)
                .mapToInt(kind -> people.count(Optional.of(kind)))
                .sum();
        return place.rules()
                .inForce(clock.instant())
                .filter(rule -> missing > 0)
                .map(rule -> new Missing(
                        Texts.format("people.missing", missing, all),
                        Standings.rule(rule, place.team(), clock.instant()),
                        Texts.count("people.remind", missing)));
    }

    private static List<Chip> chips(String here, ViewPeople.People people, Optional<StandingKind> only) {
        Map<StandingKind, Integer> counts = people.counts();
        Stream<Chip> kinds = Stream.of(StandingKind.values())
                .map(kind -> new Chip(
                        here + "?standing=" + TeamWords.key(kind),
                        Texts.text("people." + TeamWords.key(kind)),
                        counts.getOrDefault(kind, 0),
                        only.equals(Optional.of(kind))));
        Chip all = new Chip(here, Texts.text("people.all"), people.count(Optional.empty()), only.isEmpty());
        return Stream.concat(Stream.of(all), kinds).toList();
    }

    private static Optional<Pager> pager(String here, PageNumber page, int people) {
        if (people <= PageNumber.SIZE) {
            return Optional.empty();
        }
        String to = here + (here.contains("?") ? "&" : "?") + "page=";
        int last = Math.min(page.skipped() + PageNumber.SIZE, people);
        return Optional.of(new Pager(
                Texts.format("people.range", page.skipped() + 1, last, people),
                page.number() == 1 ? null : to + (page.number() - 1),
                last == people ? null : to + (page.number() + 1)));
    }
}
