package org.vestibule.application.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyChoice;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Chooses whom a team requires to have 2-step verification. What the subscription does not include is refused, and what
 * would cover the Owner, or whoever chooses it, until they have it: no rule begins that its own Owner fails.
 */
public final class SetPolicy {

    private final TeamActs acts;
    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;

    public SetPolicy(TeamActs acts, Teams teams, Memberships memberships, Policies policies) {
        this.acts = acts;
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is the rule. */
    public record Done(PolicyChange change) implements Result {}

    /** It was the rule already: nothing was written, and whoever is suspended stays so since the same day. */
    public record Unchanged() implements Result {}

    /** It cannot be chosen. */
    public record Refused(PolicyRefusal why, Account owner) implements Result {}

    /** It cannot be chosen by whoever asks, or there is no such team. */
    public record NotAllowed(TeamChange why) implements Result {}

    /**
     * Chooses it.
     *
     * @param from the day on which the grace period ends, by the team's zone; empty for "At once"
     * @throws IllegalArgumentException if there is one for Nobody
     */
    public Result set(Authority by, TeamId team, Mandate rule, Optional<LocalDate> from) {
        Optional<Result> result = Optional.empty();
        while (result.isEmpty()) {
            Optional<AccountId> owner = teams.find(team).map(Team::owner);
            if (owner.isEmpty()) {
                return new NotAllowed(TeamChange.NO_TEAM);
            }
            List<AccountId> locked =
                    Stream.concat(owner.stream(), by.member().stream()).toList();
            result = acts.locking(locked)
                    .change(
                            by,
                            team,
                            Role::mayChoosePolicy,
                            why -> Optional.of(new NotAllowed(why)),
                            act -> set(act, by, owner.get(), rule, from));
        }
        return result.get();
    }

    /** Empty if another is the Owner by now, whose account would have had to be locked before the team. */
    private Optional<Result> set(
            TeamAct act, Authority by, AccountId seenOwner, Mandate rule, Optional<LocalDate> from) {
        Team team = act.team();
        if (!team.owner().equals(seenOwner)) {
            return Optional.empty();
        }
        PolicyChoice choice = PolicyChoice.of(team, policies.of(team.id()), rule, from, act.now());
        Member owner = memberships.find(team.id(), team.owner()).orElseThrow();
        Optional<Member> chooser = by.member().flatMap(member -> memberships.find(team.id(), member));
        Optional<PolicyRefusal> refusal = choice.refusal(owner, chooser);
        if (refusal.isPresent()) {
            return Optional.of(new Refused(refusal.get(), owner.account()));
        }
        if (choice.changesNothing()) {
            return Optional.of(new Unchanged());
        }
        policies.add(team.id(), choice.change());
        act.log(team.owner(), new TeamFact.PolicySet(choice.ruleBefore(), choice.change()));
        return Optional.of(new Done(choice.change()));
    }
}
