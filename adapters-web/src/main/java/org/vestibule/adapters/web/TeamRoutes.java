package org.vestibule.adapters.web;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.handover.OfferHandler;
import org.vestibule.adapters.web.http.Handler;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.mandate.GeneralHandler;
import org.vestibule.adapters.web.mandate.GeneralPages;
import org.vestibule.adapters.web.mandate.RuleHandler;
import org.vestibule.adapters.web.member.CsvHandler;
import org.vestibule.adapters.web.member.InvitationsHandler;
import org.vestibule.adapters.web.member.InviteHandler;
import org.vestibule.adapters.web.member.LeaveHandler;
import org.vestibule.adapters.web.member.MemberActs;
import org.vestibule.adapters.web.member.MemberHandler;
import org.vestibule.adapters.web.member.PeopleHandler;
import org.vestibule.adapters.web.member.RemindHandler;
import org.vestibule.adapters.web.member.RemoveHandler;
import org.vestibule.adapters.web.member.RevokeHandler;
import org.vestibule.adapters.web.team.DeleteHandler;
import org.vestibule.adapters.web.team.TeamHandler;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.member.Role;

/**
 * The rows of the route table that belong to a team. The path of an act answers GET, too, by leading to the page that has
 * its form: for whoever is sent back there after signing in again, or cancels a proof.
 */
final class TeamRoutes {

    private static final String TEAM = "/teams/{team}";

    private TeamRoutes() {}

    static List<Route> of(Capabilities use, Clock clock) {
        return Stream.of(own(use, clock), people(use, clock), member(use, clock), general(use, clock))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> own(Capabilities use, Clock clock) {
        TeamHandler team = new TeamHandler(use.mandate().viewPolicy(), clock);
        LeaveHandler leave = new LeaveHandler(use.member().leaveTeam());
        OfferHandler offer =
                new OfferHandler(use.handover().acceptTeam(), use.handover().withdrawOffer());
        return List.of(
                row("", anyRole -> true, team::show, null),
                // Open to the suspended, too: the use case asks whether they are in the team.
                new Route(TEAM + "/leave", Need.SIGNED_IN, leave::form, leave::submit).withFreshProof("leave"),
                row("/offer/accept", anyRole -> true, TeamPath.back(""), offer::accept)
                        .withFreshProof("take-over"),
                row("/offer/withdraw", anyRole -> true, TeamPath.back(""), offer::withdraw));
    }

    private static List<Route> people(Capabilities use, Clock clock) {
        PeopleHandler people = new PeopleHandler(use.member().viewPeople(), clock);
        RemindHandler remind = new RemindHandler(use.mandate().remindMembers());
        InviteHandler invite = new InviteHandler(use.invitation().invitePeople());
        InvitationsHandler waiting = new InvitationsHandler(
                use.invitation().viewInvitations(), use.invitation().resendInvitations());
        RevokeHandler revoke = new RevokeHandler(
                use.invitation().viewRevocation(), use.invitation().revokeInvitations());
        Predicate<Role> right = Role::maySeePeople;
        return List.of(
                row("/people", right, people::show, null),
                row("/people.csv", right, new CsvHandler(use.member().viewPeople())::export, null),
                row("/people/remind", right, TeamPath.back("/people"), remind::all),
                row("/people/invite", right, invite::form, invite::invite).withFreshProof("invite"),
                row("/people/invitations", right, waiting::show, waiting::askToRevoke),
                row("/people/invitations/resend", right, TeamPath.back("/people/invitations"), waiting::resend)
                        .withFreshProof("resend"),
                row("/people/invitations/revoke", right, revoke::form, revoke::submit));
    }

    private static List<Route> member(Capabilities use, Clock clock) {
        String path = "/people/{account}";
        MemberHandler member = new MemberHandler(use.member().viewMember(), clock);
        MemberActs acts = new MemberActs(
                use.member().setRole(),
                use.member().setTechnician(),
                use.handover().offerTeam(),
                use.mandate().viewPolicy());
        RemoveHandler remove =
                new RemoveHandler(use.member().viewRemoval(), use.member().removeMember());
        RemindHandler remind = new RemindHandler(use.mandate().remindMembers());
        Predicate<Role> right = Role::maySeePeople;
        Handler back = TeamPath::toMember;
        return List.of(
                row(path, right, member::show, null),
                row(path + "/remind", right, back, remind::one),
                row(path + "/role", Role::mayChoosePolicy, back, acts::role).withFreshProof("role"),
                row(path + "/technician", Role::mayChoosePolicy, back, acts::technician)
                        .withFreshProof("technician"),
                row(path + "/remove", right, remove::form, remove::submit).withFreshProof("remove"),
                row(path + "/offer", Role::mayHandOver, back, acts::offer).withFreshProof("offer"));
    }

    private static List<Route> general(Capabilities use, Clock clock) {
        GeneralPages pages =
                new GeneralPages(use.mandate().viewPolicy(), use.member().viewMember(), clock);
        GeneralHandler general = new GeneralHandler(pages, use.team().renameTeam());
        RuleHandler rule = new RuleHandler(
                pages, use.mandate().previewPolicy(), use.mandate().setPolicy(), clock);
        DeleteHandler delete = new DeleteHandler(use.team().deleteTeam());
        Handler back = TeamPath.back("/general");
        return List.of(
                row("/general", Role::maySeeGeneral, general::show, null),
                row("/general/preview", Role::mayChoosePolicy, rule::preview, null),
                row("/general/rule", Role::mayChoosePolicy, back, rule::set).withFreshProof("rule"),
                row("/rename", Role::mayRename, back, general::rename),
                row("/delete", Role::mayDelete, delete::form, delete::submit).withFreshProof("delete"));
    }

    private static Route row(String path, Predicate<Role> right, Handler get, @Nullable Handler post) {
        return new Route(TEAM + path, Need.TEAM, right, get, post);
    }
}
