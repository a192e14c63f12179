package org.vestibule.adapters.web.member;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.text.Sought;

/**
 * Which invitations a form or an address shows and chooses. A form has a field for each box that was ticked, by the id of
 * its invitation; the address of the page that asks before any is revoked has them all in one.
 *
 * @param which what the list shows
 * @param ticked what of it
 * @param all whether all of the list, on whichever page
 * @param seenAt when the list was shown
 */
record InvitationChoice(InvitationSelection which, Set<InvitationId> ticked, boolean all, Optional<Instant> seenAt) {

    private static final String YES = "yes";
    private static final String BETWEEN = ".";

    static InvitationChoice read(Map<String, String> fields) {
        Stream<String> boxes = fields.entrySet().stream()
                .filter(field -> field.getValue().equals(YES))
                .map(Map.Entry::getKey);
        Stream<String> together = Stream.of(fields.getOrDefault("ids", "").split("\\" + BETWEEN, -1));
        return new InvitationChoice(
                new InvitationSelection(
                        Sought.parse(fields.getOrDefault("q", "")),
                        Stream.of(InvitationSelection.State.values())
                                .filter(state -> TeamWords.key(state).equals(fields.getOrDefault("state", "")))
                                .findFirst()),
                Stream.concat(boxes, together)
                        .flatMap(id -> InvitationId.parse(id).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                fields.getOrDefault("all", "").equals(YES),
                seenAt(fields.getOrDefault("seen", "")));
    }

    /** What is chosen; empty for nothing. All of a list that nobody knows when it was shown is nothing. */
    Optional<Chosen> chosen() {
        if (all) {
            return seenAt.map(at -> new Chosen.Every(which, at));
        }
        return ticked.isEmpty() ? Optional.empty() : Optional.of(new Chosen.Ticked(Set.copyOf(ticked)));
    }

    /** The list again, on its first page. */
    Path list(Path path) {
        return filtered(path.with("q", which.sought().map(Sought::text).orElse("")), which.only());
    }

    static Path filtered(Path list, Optional<InvitationSelection.State> only) {
        return list.with("state", only.map(TeamWords::key).orElse(""));
    }

    /** The address of a page about what is chosen. */
    Path about(Path path) {
        return all
                ? list(path)
                        .with("all", YES)
                        .with("seen", seenAt.map(Instant::toString).orElse(""))
                : list(path).with("ids", ids());
    }

    String ids() {
        return ticked.stream().map(InvitationId::toString).collect(Collectors.joining(BETWEEN));
    }

    private static Optional<Instant> seenAt(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
