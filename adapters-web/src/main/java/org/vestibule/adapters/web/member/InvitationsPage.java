package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.invitation.RefusedInvitations;
import org.vestibule.application.invitation.ViewInvitations;
import org.vestibule.application.team.Place;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.text.Sought;

/**
 * The list of invitations that wait.
 *
 * @param state by which it is filtered, as the forms send it along
 * @param all all of the list, as far as one's role reaches; null where that is nothing
 * @param seen when it was shown
 */
record InvitationsPage(
        @Nullable Box notice,
        Map<String, Path> teamPaths,
        String sought,
        @Nullable String state,
        String page,
        List<Chip> chips,
        List<InvitationRow> rows,
        @Nullable All all,
        String seen,
        String explain,
        @Nullable Empty empty,
        @Nullable Pager pager) {

    /** The box that stands for all of the list. */
    record All(String label, String hint, boolean ticked) {}

    static InvitationsPage of(
            @Nullable Box notice,
            Place place,
            ViewInvitations.Shown shown,
            InvitationChoice choice,
            PageNumber number) {
        InvitationSelection which = choice.which();
        Team team = place.team();
        Role mine = place.me().role();
        When when = new When(team, shown.at());
        Path here = Paths.INVITATIONS.of(team.id());
        Path list = choice.list(here);
        List<Invitation> invitations = shown.page().invitations();
        return new InvitationsPage(
                notice,
                Paths.of(team.id()),
                which.sought().map(Sought::text).orElse(""),
                which.only().map(TeamWords::key).orElse(null),
                String.valueOf(number.number()),
                chips(list, shown.page(), which.only()),
                invitations.stream()
                        .map(one -> InvitationRow.of(
                                one,
                                Optional.ofNullable(shown.refused().get(one.id())),
                                mine,
                                choice.ticked().contains(one.id()),
                                when))
                        .toList(),
                all(shown.page(), choice.all()).orElse(null),
                shown.at().toString(),
                explain(shown),
                invitations.isEmpty() ? empty(here, shown.page(), which) : null,
                Pager.of(list, number, count(shown.page(), which.only()), "waiting.range")
                        .orElse(null));
    }

    private static String explain(ViewInvitations.Shown shown) {
        String some = shown.page().all() > RefusedInvitations.MOST
                ? " " + Texts.format("waiting.refused.some", RefusedInvitations.MOST)
                : "";
        return Texts.format("waiting.explain", Invitation.LIFETIME.toDays()) + " "
                + Texts.count("waiting.left", shown.left()) + some;
    }

    private static Optional<All> all(Invitations.Page page, boolean ticked) {
        return page.within() == 0
                ? Optional.empty()
                : Optional.of(new All(
                        Texts.format("waiting.all", page.within()),
                        Texts.format("waiting.all.hint", page.invitations().size()),
                        ticked));
    }

    /** How many of those sought are in a state; in whichever, without one. */
    static int count(Invitations.Page page, Optional<InvitationSelection.State> only) {
        WaitingCount counts = page.counts();
        return only.map(state -> switch (state) {
                    case LIVE -> counts.live();
                    case EXPIRED -> counts.expired();
                    case REFUSED -> counts.refused();
                })
                .orElseGet(counts::all);
    }

    private static List<Chip> chips(Path list, Invitations.Page page, Optional<InvitationSelection.State> only) {
        return Stream.concat(
                        Stream.of(Optional.<InvitationSelection.State>empty()),
                        Stream.of(InvitationSelection.State.values()).map(Optional::of))
                .map(state -> new Chip(
                        InvitationChoice.filtered(list, state),
                        Texts.text("waiting.state." + state.map(TeamWords::key).orElse("all")),
                        count(page, state),
                        only.equals(state)))
                .toList();
    }

    private static Empty empty(Path here, Invitations.Page page, InvitationSelection which) {
        return which.sought()
                .filter(sought -> page.counts().all() == 0 && page.all() > 0)
                .map(sought -> new Empty(
                        Texts.format("waiting.not-found", sought),
                        new Box.Link(here, Texts.format("people.show-all", page.all()))))
                .orElseGet(() -> new Empty(Texts.text(page.all() == 0 ? "waiting.none" : "waiting.none-so"), null));
    }
}
