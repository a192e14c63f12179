package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Draft;
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

    static final String ADDRESSES = "addresses";
    static final String ROLE = "role";
    static final String TECHNICIAN = "technician";
    static final List<String> FIELDS = List.of(ADDRESSES, ROLE, TECHNICIAN);

    private static final int MOST_NAMED = 5;
    private static final int LONGEST_NAMED = 60;
    private static final Pattern NOT_SEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    /** As it comes back, or blank. */
    static InviteForm of(Role mine, Draft draft) {
        return new InviteForm(
                typed(draft, ADDRESSES),
                choices(mine, role(typed(draft, ROLE)).orElse(Role.USER)),
                mine.maySetTechnician(Role.USER),
                technician(typed(draft, TECHNICIAN)),
                Texts.format("invite.hint", Invitation.MOST_AT_ONCE, Invitation.LIFETIME.toDays()),
                draft.wrong().get(ADDRESSES));
    }

    private static String typed(Draft draft, String field) {
        return draft.typed().getOrDefault(field, "");
    }

    /** The role that was chosen; empty for none that anybody could be invited to. */
    static Optional<Role> role(String typed) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.OWNER && TeamWords.key(role).equals(typed))
                .findFirst();
    }

    static boolean technician(String typed) {
        return typed.equals("yes");
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

    private static List<Choice> choices(Role mine, Role chosen) {
        return Stream.of(Role.USER, Role.MANAGER, Role.ADMIN)
                .filter(mine::mayInvite)
                .map(role -> new Choice(TeamWords.key(role), TeamWords.role(role), role == chosen))
                .toList();
    }
}
