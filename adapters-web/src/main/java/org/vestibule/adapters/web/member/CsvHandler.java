package org.vestibule.adapters.web.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.member.ListPeople;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/** The people of a team as a file for a spreadsheet, however many they are. */
public final class CsvHandler {

    private static final String HEAD =
            Csv.head("name", "email", "role", "technician", "standing", "due_or_since", "joined", "mail_refused");

    private final ListPeople listPeople;

    public CsvHandler(ListPeople listPeople) {
        this.listPeople = listPeople;
    }

    /** Sends it, as it is read. */
    public Reply export(TeamVisit visit) {
        Place place = visit.place();
        Stream<String> rows = listPeople.list(place, PeopleAddress.read(visit)).map(some -> rows(some, place.team()));
        return new Reply.Download(
                "text/csv; charset=utf-8",
                "people-" + place.team().id() + ".csv",
                Stream.concat(Stream.of(HEAD), rows).iterator());
    }

    private static String rows(ListPeople.Some some, Team team) {
        return some.people().stream()
                .map(person -> Csv.row(cells(person, some.refused(), team)))
                .collect(Collectors.joining());
    }

    private static String[] cells(ViewPeople.Person person, Map<EmailAddress, Refusals.Refusal> refused, Team team) {
        Member member = person.member();
        Account account = member.account();
        return new String[] {
            account.name().value(),
            account.email().written(),
            TeamWords.key(member.role()),
            person.technician() ? "yes" : "no",
            TeamWords.key(StandingKind.of(person.standing())),
            day(person.standing(), team).map(LocalDate::toString).orElse(""),
            team.day(member.tenure().joinedAt()).toString(),
            Optional.ofNullable(refused.get(account.email()))
                    .map(refusal -> team.day(refusal.at()).toString())
                    .orElse("")
        };
    }

    /** The last day in time, or the first on which the team was withheld. */
    private static Optional<LocalDate> day(Standing standing, Team team) {
        if (standing instanceof Standing.DueBy due) {
            return Optional.of(Midnight.lastDayBefore(due.due(), team.zone()));
        }
        return standing instanceof Standing.Suspended suspended
                ? Optional.of(team.day(suspended.since()))
                : Optional.empty();
    }
}
