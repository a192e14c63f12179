package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Reminds by mail who is missing: one member or all, each once a day of the team's. */
public final class RemindMembers {

    private final TeamActs acts;
    private final Memberships memberships;

    public RemindMembers(TeamActs acts, Memberships memberships) {
        this.acts = acts;
        this.memberships = memberships;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * So many were reminded.
     *
     * @param already how many more are missing, but were reminded today
     * @param disabled how many more are missing, but their accounts are disabled: nobody writes to them
     */
    public record Reminded(int now, int already, int disabled) implements Result {}

    /** Not allowed, or the one member is none. */
    public record Refused(TeamChange why) implements Result {}

    /** A member and how they stand. */
    private record Missing(Account account, Standing standing) {}

    /**
     * Reminds them.
     *
     * @param only the one member to remind; empty for all who are missing
     */
    public Result remind(ActingMember by, TeamId id, Optional<AccountId> only) {
        return acts.change(
                by, id, Role::maySeePeople, Refused::new, (act, place) -> remind(act, place, by.name(), only));
    }

    private Result remind(TeamAct act, Place place, String by, Optional<AccountId> only) {
        Team team = act.team();
        List<Member> asked = only.map(
                        one -> memberships.find(team.id(), one).stream().toList())
                .orElseGet(() -> memberships.of(team.id()));
        if (asked.isEmpty()) {
            return new Refused(TeamChange.NOT_A_MEMBER);
        }
        Instant now = act.now();
        List<Missing> missing = asked.stream()
                .map(member -> new Missing(member.account(), place.rules().standing(member, now)))
                .filter(member -> StandingKind.of(member.standing).missing())
                .toList();
        Map<AccountId, Missing> enabled = missing.stream()
                .filter(member -> member.account.enabled())
                .collect(Collectors.toMap(member -> member.account.id(), Function.identity()));
        Set<AccountId> reminded = memberships.remind(team.id(), enabled.keySet(), team.startOfDay(now), now);
        reminded.stream().map(enabled::get).forEach(member -> {
            act.mail(mail(act, member, by));
            act.log(member.account.id(), PlainFact.MEMBER_REMINDED);
        });
        return new Reminded(reminded.size(), enabled.size() - reminded.size(), missing.size() - enabled.size());
    }

    private static Notice mail(TeamAct act, Missing member, String by) {
        List<String> details = new ArrayList<>(List.of(act.team().name().value(), by));
        details.addAll(DueDay.of(member.standing, act.team()));
        return new Notice(
                member.account.id(),
                Notice.Kind.MANDATE_REMINDER,
                member.account.email(),
                act.links().enable(),
                details);
    }
}
