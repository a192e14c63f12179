package org.vestibule.application.member;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.invitation.RefusedInvitations;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;

/**
 * Shows the people of a team and where each stands, a page at a time. Four questions at most, however many there are: which
 * addresses take no mail is one, and one more where invitations wait.
 */
public final class ViewPeople {

    private final Memberships memberships;
    private final Invitations invitations;
    private final Refusals refusals;
    private final Clock clock;

    public ViewPeople(Memberships memberships, Invitations invitations, Refusals refusals, Clock clock) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A member and where they stand. */
    public record Person(Member member, boolean technician, Standing standing) {
        static Person of(Member member, TeamRules rules, Instant now) {
            return new Person(member, member.technician(now), rules.standing(member, now));
        }
    }

    /**
     * Some of them.
     *
     * @param refused addresses that took no mail, those of the page among them
     * @param counts how many of those sought stand in which way
     * @param size of the whole team
     * @param missing of the whole team
     * @param waiting how many more were invited
     */
    public record People(
            List<Person> page,
            Map<EmailAddress, Refusals.Refusal> refused,
            Map<StandingKind, Integer> counts,
            int size,
            Memberships.Missing missing,
            WaitingCount waiting) {

        /** How many of those sought stand in one way; in whichever, without one. */
        public int count(Optional<StandingKind> only) {
            return only.map(kind -> counts.getOrDefault(kind, 0))
                    .orElseGet(() ->
                            counts.values().stream().mapToInt(Integer::intValue).sum());
        }
    }

    /**
     * Shows a page to a member.
     *
     * @param skipped how many of those to show come before it
     */
    public People page(Place place, MemberSelection which, int skipped, int most) {
        Team team = place.team();
        TeamRules rules = place.rules();
        Instant now = clock.instant();
        Memberships.Page page = memberships.page(team, rules, which, skipped, most, now);
        List<Person> people = page.members().stream()
                .map(member -> Person.of(member, rules, now))
                .toList();
        List<Invitation> sent =
                page.waiting().all() == 0 ? List.of() : invitations.newest(team.id(), RefusedInvitations.MOST);
        Map<EmailAddress, Refusals.Refusal> refused = refusals.of(addresses(page.members(), sent));
        return new People(
                people,
                refused,
                page.counts(),
                page.size(),
                page.missing(),
                waiting(page.waiting(), sent, refused, now));
    }

    private static List<EmailAddress> addresses(List<Member> members, List<Invitation> sent) {
        return Stream.concat(
                        members.stream().map(member -> member.account().email()),
                        sent.stream().map(Invitation::email))
                .toList();
    }

    private static WaitingCount waiting(
            WaitingCount all, List<Invitation> sent, Map<EmailAddress, Refusals.Refusal> known, Instant now) {
        Set<InvitationId> refused = RefusedInvitations.among(sent, known).keySet();
        int live = (int) sent.stream()
                .filter(one -> refused.contains(one.id()) && one.live(now))
                .count();
        return all.refusing(live, refused.size() - live);
    }
}
