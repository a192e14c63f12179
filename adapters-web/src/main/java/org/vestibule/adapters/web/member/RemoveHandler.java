package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Names;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.member.ViewRemoval;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Taking somebody out of a team, whom a page names first and says what it means (PRODUCT D). */
public final class RemoveHandler {

    private final ViewRemoval viewRemoval;
    private final RemoveMember removeMember;

    public RemoveHandler(ViewRemoval viewRemoval, RemoveMember removeMember) {
        this.viewRemoval = viewRemoval;
        this.removeMember = removeMember;
    }

    record RemovePage(String heading, String lead, List<String> events, Path action, String submit, Path back) {}

    /** Says whom it is about and what it means. */
    public Reply form(TeamVisit visit) {
        ViewRemoval.Result result = viewRemoval.of(visit.place(), visit.account());
        return result instanceof ViewRemoval.Shown shown
                ? Reply.show(Page.of(Page.Tab.PEOPLE, "member/remove", page(visit.place(), shown)))
                : refused(visit, ((ViewRemoval.Refused) result).why());
    }

    /** Removes them. */
    public Reply submit(ProvenTeamVisit visit) {
        ViewRemoval.Result before = viewRemoval.of(visit.place(), visit.account());
        TeamChange change = removeMember.remove(visit.authority(), visit.team(), visit.account());
        return change == TeamChange.DONE && before instanceof ViewRemoval.Shown shown
                ? new Reply.GoAndTell(
                        Paths.PEOPLE.of(visit.team()),
                        Afterword.of(
                                Outcome.REMOVED,
                                shown.person().member().account().name().value()))
                : refused(visit, change);
    }

    private static Reply refused(TeamVisit visit, TeamChange why) {
        Team team = visit.place().team();
        Path people = Paths.PEOPLE.of(team.id());
        if (why != TeamChange.IS_OWNER) {
            return Changes.answer(why, team, "", new Reply.GoTo(people), people);
        }
        return visit.place().me().role() == Role.OWNER
                ? LeaveHandler.owner(visit.place())
                : Changes.conflict(
                        Refusal.of("owner-cannot-be-removed", team.name().value()), Changes.toPeople(team));
    }

    private static RemovePage page(Place place, ViewRemoval.Shown shown) {
        ViewPeople.Person person = shown.person();
        Team team = place.team();
        Member member = person.member();
        Account account = member.account();
        String name = account.name().value();
        return new RemovePage(
                Texts.format("remove.title", name),
                Texts.format(
                        "remove.lead",
                        account.email().written(),
                        TeamWords.role(member.role(), person.technician()),
                        Texts.day(member.tenure().joinedAt(), team.zone())),
                Stream.of(
                                Stream.of(
                                        Texts.format(
                                                "remove.loses",
                                                name,
                                                team.name().value()),
                                        Texts.format(
                                                "remove.mail",
                                                place.me().account().name().value())),
                                stay(shown.stay()).stream(),
                                Stream.of(Texts.text(person.technician() ? "remove.back.technician" : "remove.back")))
                        .flatMap(events -> events)
                        .toList(),
                Paths.REMOVE.of(team.id(), account.id()),
                Texts.format("remove.submit", name),
                Paths.MEMBER.of(team.id(), account.id()));
    }

    private static Optional<String> stay(List<ComputerName> computers) {
        String number = computers.size() == 1 ? "one" : "many";
        return computers.isEmpty()
                ? Optional.empty()
                : Optional.of(Texts.format(
                        "remove.stay." + number,
                        Names.of(computers.stream().map(ComputerName::value).toList()),
                        computers.size()));
    }
}
