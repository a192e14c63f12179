package org.vestibule.adapters.web.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.team.MemberSelection;
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

    private static final int BATCH = 1000;

    private final ViewPeople viewPeople;

    public CsvHandler(ViewPeople viewPeople) {
        this.viewPeople = viewPeople;
    }

    /** Sends it. */
    public Reply export(TeamVisit visit) {
        Place place = visit.place();
        MemberSelection which = PeopleAddress.read(visit);
        Csv csv = new Csv();
        csv.row("name", "email", "role", "technician", "standing", "due_or_since", "joined", "mail_refused");
        ViewPeople.People people;
        int skipped = 0;
        do {
            people = viewPeople.page(place, which, skipped, BATCH);
            for (ViewPeople.Person person : people.page()) {
                csv.row(cells(person, people.refused(), place.team()));
            }
            skipped += people.page().size();
        } while (people.page().size() == BATCH);
        return new Reply.Download(
                "text/csv; charset=utf-8", "people-" + place.team().id() + ".csv", csv.text());
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
