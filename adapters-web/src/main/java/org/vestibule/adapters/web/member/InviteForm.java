package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;

/**
 * The form by which people are invited.
 *
 * @param addresses as typed
 * @param roles those that one may invite to
 * @param technicians whether one may make somebody a Technician
 * @param hint how many at once, and how long a link works
 */
record InviteForm(
        String addresses,
        List<Choice> roles,
        boolean technicians,
        boolean technician,
        String hint,
        @Nullable Refusal error) {

    private static final int MOST_NAMED = 5;
    private static final int LONGEST_NAMED = 60;
    private static final Pattern NOT_SEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    static InviteForm blank(Role mine) {
        return of(mine, "", Role.USER, false, null);
    }

    /** What was sent, with what is wrong with it. */
    static InviteForm again(Visit visit, Refusal error) {
        return of(
                visit.place().me().role(),
                visit.field("addresses"),
                role(visit).orElse(Role.USER),
                technician(visit),
                error);
    }

    /** The role that was chosen; empty for none that anybody could be invited to. */
    static Optional<Role> role(Visit visit) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.OWNER && TeamWords.key(role).equals(visit.field("role")))
                .findFirst();
    }

    static boolean technician(Visit visit) {
        return visit.field("technician").equals("yes");
    }

    /** What is wrong with a list; empty if nothing is. */
    static Optional<Refusal> refusal(AddressList list) {
        int unread = list.unread().size();
        if (unread > 0) {
            String named = list.unread().stream()
                    .limit(MOST_NAMED)
                    .map(InviteForm::named)
                    .collect(Collectors.joining(", "));
            String more = unread > MOST_NAMED ? " " + Texts.count("invite.more-wrong", unread - MOST_NAMED) : "";
            String sentence = Texts.format("invite.email-malformed", named) + more;
            return Optional.of(new Refusal("email-malformed", sentence));
        }
        if (list.addresses().isEmpty()) {
            return Optional.of(Refusal.of("email-malformed"));
        }
        int number = list.addresses().size();
        return number > Invitation.MOST_AT_ONCE
                ? Optional.of(Refusal.of("invitations-too-many", number))
                : Optional.empty();
    }

    /** As much of it as tells which is meant, and what cannot be seen in it as a gap. */
    private static String named(AddressList.Unread unread) {
        String text = unread.text();
        int length = text.codePointCount(0, text.length());
        String shown =
                length > LONGEST_NAMED ? text.substring(0, text.offsetByCodePoints(0, LONGEST_NAMED)) + "…" : text;
        return Texts.format("invite.unread", NOT_SEEN.matcher(shown).replaceAll(" "), unread.line());
    }

    private static InviteForm of(
            Role mine, String addresses, Role chosen, boolean technician, @Nullable Refusal error) {
        return new InviteForm(
                addresses, choices(mine, chosen), mine.maySetTechnician(Role.USER), technician, limits(), error);
    }

    private static List<Choice> choices(Role mine, Role chosen) {
        return Stream.of(Role.USER, Role.MANAGER, Role.ADMIN)
                .filter(mine::mayInvite)
                .map(role -> new Choice(TeamWords.key(role), TeamWords.role(role), role == chosen))
                .toList();
    }

    private static String limits() {
        return Texts.format("invite.hint", Invitation.MOST_AT_ONCE, Invitation.LIFETIME.toDays());
    }
}
