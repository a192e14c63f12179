package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** The page of one member, with those forms that one's role allows. */
public final class MemberHandler {

    private final ViewMember viewMember;

    public MemberHandler(ViewMember viewMember) {
        this.viewMember = viewMember;
    }

    record MemberPage(
            @Nullable Box notice,
            PersonRow row,
            String since,
            String standing,
            boolean mayRemind,
            @Nullable RoleForm roleForm,
            @Nullable TechnicianForm technicianForm,
            @Nullable OfferForm offerForm,
            @Nullable String withdraw,
            String withdrawLabel,
            @Nullable String removes) {}

    /** The roles to choose from. */
    record RoleForm(List<InviteForm.Choice> roles) {}

    /** Giving Technician, or taking it. */
    record TechnicianForm(String value, String label) {}

    /** Offering the team. */
    record OfferForm(String label) {}

    /** Shows it. */
    public Reply show(Visit visit) {
        Place place = visit.place();
        return viewMember
                .of(place, new AccountId(visit.id("account")))
                .map(person -> Reply.show(Page.of("member/member", page(visit, place, person))))
                .orElseGet(TeamDoor::noTeam);
    }

    private static MemberPage page(Visit visit, Place place, ViewPeople.Person person) {
        Role mine = place.me().role();
        Member member = person.member();
        Team team = place.team();
        String name = member.account().name().value();
        boolean me = member.account().id().equals(place.me().account().id());
        boolean heir = team.heir().equals(Optional.of(member.account().id()));
        boolean offers = mine.mayHandOver() && !me;
        return new MemberPage(
                notice(visit, member.account()).orElse(null),
                PersonRow.of(person, team),
                Texts.format("member.since", Texts.day(member.tenure().joinedAt(), team.zone())),
                Texts.text("member.standing." + TeamWords.key(StandingKind.of(person.standing()))),
                StandingKind.of(person.standing()).missing(),
                roleForm(mine, member.role()).orElse(null),
                mine.maySetTechnician(member.role()) ? technicianForm(person.technician()) : null,
                offers && !heir ? new OfferForm(Texts.format("member.offer", name)) : null,
                offers && heir ? TeamPath.team(team.id()) + "/offer/withdraw" : null,
                Texts.format("offer.waits", name),
                mine.mayRemove(member.role()) && !me
                        ? Texts.format("member.remove.what", name, team.name().value())
                        : null);
    }

    private static Optional<RoleForm> roleForm(Role mine, Role theirs) {
        List<InviteForm.Choice> roles = Stream.of(Role.USER, Role.MANAGER, Role.ADMIN)
                .filter(role -> theirs != Role.OWNER && mine.maySetRole(theirs, role))
                .map(role -> new InviteForm.Choice(TeamWords.key(role), TeamWords.role(role), role == theirs))
                .toList();
        return roles.isEmpty() ? Optional.empty() : Optional.of(new RoleForm(roles));
    }

    private static TechnicianForm technicianForm(boolean technician) {
        return technician
                ? new TechnicianForm("no", Texts.text("member.technician.take"))
                : new TechnicianForm("yes", Texts.text("member.technician.give"));
    }

    private static Optional<Box> notice(Visit visit, Account account) {
        String name = account.name().value();
        return switch (visit.parameter("done").orElse("")) {
            case "changed" ->
                Optional.of(Box.good(Texts.text("member.changed"), Texts.text("member.changed.sentence")));
            case "reminded" ->
                Optional.of(
                        PeopleHandler.number(visit, "n") == 0
                                ? Box.warn(Texts.text("people.nobody-reminded"), Refusal.of("reminded-today", name))
                                : Box.good(Texts.count("people.reminded", 1), Texts.text("people.reminded.sentence")));
            default -> Optional.empty();
        };
    }
}
