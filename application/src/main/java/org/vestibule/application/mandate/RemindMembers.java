package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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

/**
 * Reminds by mail who is missing: one member or all, each once a day of the team's. All are reminded some at a time, each
 * time in a transaction of its own: whoever breaks off may ask again, and those who were reminded are not once more.
 */
public final class RemindMembers {

    /** How many mails one transaction writes at most. */
    private static final int BATCH = 500;

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
    public record Reminded(int now, int already, int disabled) implements Result {
        private Reminded plus(Reminded more) {
            return new Reminded(now + more.now, already + more.already, disabled + more.disabled);
        }
    }

    /** Not allowed, or the one member is none. */
    public record Refused(TeamChange why) implements Result {}

    /** A member and how they stand. */
    private record Missing(Account account, Standing standing) {}

    /** What came of some of them: behind whom to go on, if not all are done. */
    private record Step(Result result, Optional<AccountId> last) {}

    /**
     * Reminds them.
     *
     * @param only the one member to remind; empty for all who are missing
     */
    public Result remind(ActingMember by, TeamId id, Optional<AccountId> only) {
        return only.map(one ->
                        act(by, id, (act, place) -> new Step(one(act, place, by.name(), one), Optional.empty())).result)
                .orElseGet(() -> all(by, id));
    }

    private Result all(ActingMember by, TeamId id) {
        Reminded sum = new Reminded(0, 0, 0);
        Optional<AccountId> last = Optional.empty();
        do {
            Optional<AccountId> after = last;
            Step step = act(by, id, (act, place) -> next(act, place, by.name(), after));
            if (!(step.result instanceof Reminded more)) {
                return after.isEmpty()
                        ? step.result
                        : sum; // what is done is done, whatever was taken from them meanwhile
            }
            sum = sum.plus(more);
            last = step.last;
        } while (last.isPresent());
        return sum;
    }

    private Step act(ActingMember by, TeamId id, BiFunction<TeamAct, Place, Step> body) {
        return acts.change(by, id, Role::maySeePeople, why -> new Step(new Refused(why), Optional.empty()), body);
    }

    private Step next(TeamAct act, Place place, String by, Optional<AccountId> after) {
        List<Member> missing = memberships.missing(act.team().id(), place.rules(), after, BATCH, act.now());
        return new Step(
                remind(act, place, by, missing),
                Optional.of(missing)
                        .filter(some -> some.size() == BATCH)
                        .map(some -> some.get(BATCH - 1).account().id()));
    }

    private Result one(TeamAct act, Place place, String by, AccountId one) {
        return memberships
                .find(act.team().id(), one)
                .<Result>map(member -> remind(
                        act,
                        place,
                        by,
                        StandingKind.of(place.rules().standing(member, act.now()))
                                        .missing()
                                ? List.of(member)
                                : List.of()))
                .orElseGet(() -> new Refused(TeamChange.NOT_A_MEMBER));
    }

    private Reminded remind(TeamAct act, Place place, String by, List<Member> missing) {
        Team team = act.team();
        Instant now = act.now();
        Map<AccountId, Missing> enabled = missing.stream()
                .filter(member -> member.account().enabled())
                .map(member -> new Missing(member.account(), place.rules().standing(member, now)))
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
