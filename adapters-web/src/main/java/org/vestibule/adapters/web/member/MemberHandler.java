package org.vestibule.adapters.web.member;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.ViewRefusal;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** The page of one member, with those forms that one's role allows. */
public final class MemberHandler {

    private final ViewMember viewMember;
    private final ViewRefusal viewRefusal;
    private final Clock clock;

    public MemberHandler(ViewMember viewMember, ViewRefusal viewRefusal, Clock clock) {
        this.viewMember = viewMember;
        this.viewRefusal = viewRefusal;
        this.clock = clock;
    }

    record MemberPage(
            @Nullable Box notice,
            PersonRow row,
            Map<String, Path> memberPaths,
            String since,
            String standing,
            boolean mayRemind,
            @Nullable RoleForm roleForm,
            @Nullable TechnicianForm technicianForm,
            @Nullable OfferForm offerForm,
            @Nullable Path withdraw,
            String withdrawLabel,
            @Nullable String removes) {}

    /** The roles to choose from. */
    record RoleForm(List<Choice> roles) {}

    /** Giving Technician, or taking it. */
    record TechnicianForm(String value, String label) {}

    /** Offering the team. */
    record OfferForm(String label) {}

    /** Shows it. */
    public Reply show(TeamVisit visit) {
        Place place = visit.place();
        return viewMember
                .of(place, visit.account())
                .map(person -> Reply.show(Page.of(Page.Tab.PEOPLE, "member/member", page(visit, place, person))))
                .orElseGet(TeamDoor::noTeam);
    }

    private MemberPage page(TeamVisit visit, Place place, ViewPeople.Person person) {
        Role mine = place.me().role();
        Member member = person.member();
        Team team = place.team();
        String name = member.account().name().value();
        Instant now = clock.instant();
        boolean me = member.account().id().equals(place.me().account().id());
        boolean heir = team.heir().equals(Optional.of(member.account().id()));
        boolean offers = mine.mayHandOver() && !me;
        return new MemberPage(
                notice(visit, member.account()).orElse(null),
                PersonRow.of(person, viewRefusal.of(member.account().email()), new When(team, now)),
                Paths.of(team.id(), member.account().id()),
                Texts.format("member.since", Texts.day(member.tenure().joinedAt(), team.zone())),
                Texts.text("member.standing." + TeamWords.key(StandingKind.of(person.standing()))),
                StandingKind.of(person.standing()).missing()
                        && member.account().enabled()
                        && !member.remindedSince(team.startOfDay(now)),
                roleForm(mine, member.role()).orElse(null),
                mine.maySetTechnician(member.role()) ? technicianForm(person.technician()) : null,
                offers && !heir ? new OfferForm(Texts.format("member.offer", name)) : null,
                offers && heir ? Paths.WITHDRAW_OFFER.of(team.id()) : null,
                Texts.format("offer.waits", name),
                mine.mayRemove(member.role()) && !me
                        ? Texts.format("member.remove.what", name, team.name().value())
                        : null);
    }

    private static Optional<RoleForm> roleForm(Role mine, Role theirs) {
        List<Choice> roles = Stream.of(Role.USER, Role.MANAGER, Role.ADMIN)
                .filter(role -> theirs != Role.OWNER && mine.maySetRole(theirs, role))
                .map(role -> new Choice(TeamWords.key(role), TeamWords.role(role), role == theirs))
                .toList();
        return roles.isEmpty() ? Optional.empty() : Optional.of(new RoleForm(roles));
    }

    private static TechnicianForm technicianForm(boolean technician) {
        return technician
                ? new TechnicianForm("no", Texts.text("member.technician.take"))
                : new TechnicianForm("yes", Texts.text("member.technician.give"));
    }

    private static Optional<Box> notice(TeamVisit visit, Account account) {
        Optional<Box> changed = visit.afterword()
                .filter(word -> word.what() == Outcome.CHANGED)
                .map(word -> Box.good(Texts.text("member.changed"), Texts.text("member.changed.sentence")));
        return changed.or(() -> visit.afterword()
                .filter(word -> word.what() == Outcome.REMINDED)
                .map(RemindHandler::read)
                .map(result -> reminded(result, account.name().value())));
    }

    private static Box reminded(RemindMembers.Reminded result, String name) {
        if (result.now() > 0) {
            return Box.good(Texts.count("people.reminded", 1), Texts.text("people.reminded.sentence"));
        }
        Refusal refusal =
                result.already() > 0 ? Refusal.of("reminded-today", name) : Refusal.of("account-disabled", name);
        return Box.warn(Texts.text("people.nobody-reminded"), refusal);
    }
}
