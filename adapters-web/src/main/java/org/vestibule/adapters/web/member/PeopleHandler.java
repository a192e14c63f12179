package org.vestibule.adapters.web.member;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.invitation.RefusedInvitations;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.text.Sought;

/** The People page: who has not done it? Searched, sorted and filtered by its address alone. */
public final class PeopleHandler {

    private final ViewPeople viewPeople;
    private final Clock clock;

    public PeopleHandler(ViewPeople viewPeople, Clock clock) {
        this.viewPeople = viewPeople;
        this.clock = clock;
    }

    /**
     * What there is to see.
     *
     * @param standing by which it is filtered, as the search form sends it along
     */
    record PeoplePage(
            @Nullable Box notice,
            @Nullable Missing missing,
            Map<String, Path> teamPaths,
            Path csv,
            String sought,
            List<Choice> sorts,
            @Nullable String standing,
            List<Chip> chips,
            List<PersonRow> rows,
            @Nullable Empty empty,
            @Nullable Pager pager,
            @Nullable String waiting) {}

    /**
     * Who is missing, and the button that reminds them.
     *
     * @param remind null if it would reach nobody
     */
    record Missing(String title, String sentence, @Nullable String remind) {}

    /** Shows it. */
    public Reply show(TeamVisit visit) {
        Place place = visit.place();
        MemberSelection which = PeopleAddress.read(visit);
        PageNumber asked = PageNumber.parse(visit.parameter("page"));
        ViewPeople.People people = viewPeople.page(place, which, asked.skipped(), PageNumber.SIZE);
        PageNumber page = asked.within(people.count(which.only()));
        if (!page.equals(asked)) {
            people = viewPeople.page(place, which, page.skipped(), PageNumber.SIZE);
        }
        Map<EmailAddress, Refusals.Refusal> refused = people.refused();
        When when = new When(place.team(), clock.instant());
        Path here = Paths.PEOPLE.of(visit.team());
        Path list = PeopleAddress.of(here, which);
        return Reply.show(Page.of(
                Page.Tab.PEOPLE,
                "member/people",
                new PeoplePage(
                        PeopleNotices.of(visit).orElse(null),
                        which.sought().isEmpty() ? missing(place, people).orElse(null) : null,
                        Paths.of(visit.team()),
                        PeopleAddress.of(Paths.PEOPLE_CSV.of(visit.team()), which),
                        which.sought().map(Sought::text).orElse(""),
                        sorts(which.order()),
                        which.only().map(TeamWords::key).orElse(null),
                        chips(list, people, which.only()),
                        people.page().stream()
                                .map(person -> PersonRow.of(
                                        person,
                                        Optional.ofNullable(refused.get(
                                                person.member().account().email())),
                                        when))
                                .toList(),
                        people.page().isEmpty() ? empty(here, people, which) : null,
                        Pager.of(list, page, people.count(which.only()), "people.range")
                                .orElse(null),
                        waiting(people.waiting()).orElse(null))));
    }

    private Optional<Missing> missing(Place place, ViewPeople.People people) {
        Memberships.Missing missing = people.missing();
        return place.rules()
                .inForce(clock.instant())
                .filter(rule -> missing.all() > 0)
                .map(rule -> new Missing(
                        Texts.format("people.missing", missing.all(), people.size()),
                        Standings.rule(rule, place.team(), clock.instant()) + reminded(missing),
                        missing.reachable() == 0 ? null : Texts.count("people.remind", missing.reachable())));
    }

    private static String reminded(Memberships.Missing missing) {
        String key = "people.reminded-today" + (missing.reminded() == 1 ? ".one" : ".many");
        return missing.reminded() == 0 ? "" : " " + Texts.format(key, missing.reminded(), missing.all());
    }

    private static List<Choice> sorts(MemberSelection.Order chosen) {
        return Stream.of(MemberSelection.Order.values())
                .map(order -> new Choice(
                        TeamWords.key(order), Texts.text("people.sort." + TeamWords.key(order)), order == chosen))
                .toList();
    }

    private static List<Chip> chips(Path list, ViewPeople.People people, Optional<StandingKind> only) {
        return Stream.concat(
                        Stream.of(Optional.<StandingKind>empty()),
                        Stream.of(StandingKind.values()).map(Optional::of))
                .map(kind -> new Chip(
                        PeopleAddress.filtered(list, kind),
                        Texts.text("people." + kind.map(TeamWords::key).orElse("all")),
                        people.count(kind),
                        only.equals(kind)))
                .toList();
    }

    private static Empty empty(Path here, ViewPeople.People people, MemberSelection which) {
        return which.sought()
                .filter(sought -> people.count(Optional.empty()) == 0)
                .map(sought -> new Empty(
                        Texts.format("people.not-found", sought),
                        new Box.Link(here, Texts.format("people.show-all", people.size()))))
                .orElseGet(() -> new Empty(Texts.text("people.nobody"), null));
    }

    private static Optional<String> waiting(WaitingCount waiting) {
        if (waiting.all() == 0) {
            return Optional.empty();
        }
        String expired = waiting.expired() == 0 ? "" : ".expired";
        String number = waiting.all() == 1 ? ".one" : ".many";
        return Optional.of(
                Texts.format("people.waiting" + expired + number, waiting.all(), waiting.expired()) + refused(waiting));
    }

    private static String refused(WaitingCount waiting) {
        String among = waiting.all() > RefusedInvitations.MOST ? ".some" : "";
        String number = waiting.refused() == 1 ? ".one" : ".many";
        return waiting.refused() == 0
                ? ""
                : " " + Texts.format("people.refused" + among + number, waiting.refused(), RefusedInvitations.MOST);
    }
}
