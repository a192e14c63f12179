package org.vestibule.adapters.web;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vestibule.adapters.web.computer.ComputerHandler;
import org.vestibule.adapters.web.computer.ComputersHandler;
import org.vestibule.adapters.web.computer.RemoveComputerHandler;
import org.vestibule.adapters.web.handover.OfferHandler;
import org.vestibule.adapters.web.http.Handler;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.ProvenVisit;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.mandate.GeneralHandler;
import org.vestibule.adapters.web.mandate.GeneralPages;
import org.vestibule.adapters.web.mandate.LicensingHandler;
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
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.path.Shape;
import org.vestibule.adapters.web.proof.ConfirmHandler;
import org.vestibule.adapters.web.proof.ProvenAct;
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

    private TeamRoutes() {}

    static List<Route<?>> of(Capabilities use, ConfirmHandler confirm, Clock clock) {
        return Stream.of(
                        own(use, confirm, clock),
                        people(use, confirm, clock),
                        member(use, confirm, clock),
                        computers(use, confirm, clock),
                        general(use, confirm, clock))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route<?>> own(Capabilities use, ConfirmHandler confirm, Clock clock) {
        TeamHandler team = new TeamHandler(use.mandate().viewPolicy(), clock);
        LeaveHandler leave = new LeaveHandler(use.member().leaveTeam());
        OfferHandler offer =
                new OfferHandler(use.handover().acceptTeam(), use.handover().withdrawOffer());
        return List.of(
                page(Paths.TEAM, anyRole -> true, team::show),
                // Open to the suspended, too: the use case asks whether they are in the team.
                Route.form(
                        Paths.LEAVE,
                        Need.SIGNED_IN,
                        leave::form,
                        new ProvenAct<>(confirm, "leave", ProvenVisit::new, leave::submit)),
                form(
                        Paths.ACCEPT_OFFER,
                        anyRole -> true,
                        TeamPath.back(Paths.TEAM),
                        proven(confirm, "take-over", offer::accept)),
                form(Paths.WITHDRAW_OFFER, anyRole -> true, TeamPath.back(Paths.TEAM), offer::withdraw));
    }

    private static List<Route<?>> people(Capabilities use, ConfirmHandler confirm, Clock clock) {
        PeopleHandler people = new PeopleHandler(use.member().viewPeople(), clock);
        RemindHandler remind = new RemindHandler(use.mandate().remindMembers());
        InviteHandler invite = new InviteHandler(use.invitation().invitePeople());
        InvitationsHandler waiting = new InvitationsHandler(
                use.invitation().viewInvitations(), use.invitation().resendInvitations());
        RevokeHandler revoke = new RevokeHandler(
                use.invitation().viewRevocation(), use.invitation().revokeInvitations());
        Predicate<Role> right = Role::maySeePeople;
        return List.of(
                page(Paths.PEOPLE, right, people::show),
                page(Paths.PEOPLE_CSV, right, new CsvHandler(use.member().listPeople())::export),
                form(Paths.REMIND_ALL, right, TeamPath.back(Paths.PEOPLE), remind::all),
                form(Paths.INVITE, right, invite::form, proven(confirm, "invite", invite::invite)),
                form(Paths.INVITATIONS, right, waiting::show, waiting::askToRevoke),
                form(Paths.RESEND, right, TeamPath.back(Paths.INVITATIONS), proven(confirm, "resend", waiting::resend)),
                form(Paths.REVOKE, right, revoke::form, revoke::submit));
    }

    private static List<Route<?>> member(Capabilities use, ConfirmHandler confirm, Clock clock) {
        MemberHandler member =
                new MemberHandler(use.member().viewMember(), use.account().viewRefusal(), clock);
        MemberActs acts = new MemberActs(
                use.member().setRole(),
                use.member().setTechnician(),
                use.handover().offerTeam(),
                use.mandate().viewPolicy());
        RemoveHandler remove =
                new RemoveHandler(use.member().viewRemoval(), use.member().removeMember());
        RemindHandler remind = new RemindHandler(use.mandate().remindMembers());
        Predicate<Role> right = Role::maySeePeople;
        Handler<TeamVisit> back = TeamPath::toMember;
        return List.of(
                page(Paths.MEMBER, right, member::show),
                form(Paths.REMIND, right, back, remind::one),
                form(Paths.ROLE, Role::mayChoosePolicy, back, proven(confirm, "role", acts::role)),
                form(Paths.TECHNICIAN, Role::mayChoosePolicy, back, proven(confirm, "technician", acts::technician)),
                form(Paths.REMOVE, right, remove::form, proven(confirm, "remove", remove::submit)),
                form(Paths.OFFER, Role::mayHandOver, back, proven(confirm, "offer", acts::offer)));
    }

    private static List<Route<?>> computers(Capabilities use, ConfirmHandler confirm, Clock clock) {
        ComputersHandler computers = new ComputersHandler(use.computer().viewComputers(), clock);
        ComputerHandler computer = new ComputerHandler(
                use.computer().viewComputer(), use.computer().renameComputer(), clock);
        RemoveComputerHandler remove = new RemoveComputerHandler(
                use.computer().viewComputer(),
                use.computer().removeComputer(),
                use.app().limits());
        Predicate<Role> right = Role::mayManageComputers;
        return List.of(
                page(Paths.COMPUTERS, anyRole -> true, computers::show),
                // Who may add one is the team's choice, not a role's right.
                page(Paths.ADD_COMPUTER, anyRole -> true, computers::add),
                page(Paths.COMPUTER, anyRole -> true, computer::show),
                form(Paths.RENAME_COMPUTER, right, computer::back, computer::rename),
                form(Paths.REMOVE_COMPUTER, right, remove::form, proven(confirm, "remove-computer", remove::submit)));
    }

    private static List<Route<?>> general(Capabilities use, ConfirmHandler confirm, Clock clock) {
        GeneralPages pages =
                new GeneralPages(use.mandate().viewPolicy(), use.member().viewMember(), clock);
        GeneralHandler general = new GeneralHandler(pages, use.team().renameTeam());
        RuleHandler rule = new RuleHandler(
                pages, use.mandate().previewPolicy(), use.mandate().setPolicy(), clock);
        LicensingHandler licensing = new LicensingHandler(use.computer().setLicensing());
        DeleteHandler delete = new DeleteHandler(use.team().deleteTeam());
        Handler<TeamVisit> back = TeamPath.back(Paths.GENERAL);
        return List.of(
                page(Paths.GENERAL, Role::maySeeGeneral, general::show),
                page(Paths.PREVIEW, Role::mayChoosePolicy, rule::preview),
                form(Paths.RULE, Role::mayChoosePolicy, back, proven(confirm, "rule", rule::set)),
                form(Paths.LICENSING, Role::mayChooseLicensing, back, proven(confirm, "licensing", licensing::set)),
                form(Paths.RENAME, Role::mayRename, back, general::rename),
                form(Paths.DELETE, Role::mayDelete, delete::form, proven(confirm, "delete", delete::submit)));
    }

    private static Route<TeamVisit> page(Shape path, Predicate<Role> right, Handler<TeamVisit> get) {
        return Route.page(path, new Need.Seat(right), get);
    }

    private static Route<TeamVisit> form(
            Shape path, Predicate<Role> right, Handler<TeamVisit> get, Handler<TeamVisit> post) {
        return Route.form(path, new Need.Seat(right), get, post);
    }

    /** An act before which whoever does it proves who they are; the bundle has the words for it by a name. */
    private static Handler<TeamVisit> proven(ConfirmHandler confirm, String name, Handler<ProvenTeamVisit> act) {
        return new ProvenAct<>(confirm, name, ProvenTeamVisit::new, act);
    }
}
