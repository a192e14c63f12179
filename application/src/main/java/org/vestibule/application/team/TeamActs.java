package org.vestibule.application.team;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vestibule.application.act.Acts;
import org.vestibule.application.password.Credentials;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * The one way in which something is changed within a team: accounts are locked, then the team; then it is asked whether
 * the team is open to whoever acts and their role allows it; only then the body does it, by the time that it is by then.
 */
public final class TeamActs {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Credentials credentials;
    private final Acts acts;
    private final List<AccountId> accounts;

    public TeamActs(EnterTeam enterTeam, Teams teams, Memberships memberships, Credentials credentials, Acts acts) {
        this(enterTeam, teams, memberships, credentials, acts, List.of());
    }

    private TeamActs(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Credentials credentials,
            Acts acts,
            List<AccountId> accounts) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.credentials = credentials;
        this.acts = acts;
        this.accounts = accounts;
    }

    /** The same with accounts locked before the team, all in one order: from then on nobody turns their 2SV off. */
    public TeamActs locking(AccountId... first) {
        return locking(List.of(first));
    }

    /** The same. */
    public TeamActs locking(Collection<AccountId> first) {
        List<AccountId> ordered = first.stream()
                .distinct()
                .sorted(Comparator.comparing(AccountId::value))
                .toList();
        return new TeamActs(enterTeam, teams, memberships, credentials, acts, ordered);
    }

    /** Has a member do what their role must allow. */
    public TeamChange change(
            ActingMember by, TeamId id, Predicate<Role> right, BiFunction<TeamAct, Place, TeamChange> body) {
        return change(by, id, right, refused -> refused, body);
    }

    /** The same with another answer. */
    public <R> R change(
            ActingMember by,
            TeamId id,
            Predicate<Role> right,
            Function<TeamChange, R> refused,
            BiFunction<TeamAct, Place, R> body) {
        return locked(by, id, refused, act -> {
            EnterTeam.Result entered = enterTeam.enter(by.account(), id, right);
            return entered instanceof EnterTeam.Entered open
                    ? body.apply(act, open.place())
                    : refused.apply(entered.refusal().orElseThrow());
        });
    }

    /** Has a member do what every member may, also one from whom the team is withheld. */
    public TeamChange fromAnySeat(ActingMember by, TeamId id, BiFunction<TeamAct, Place, TeamChange> body) {
        return locked(
                by,
                id,
                refused -> refused,
                act -> enterTeam
                        .enter(by.account(), id)
                        .seat()
                        .map(place -> body.apply(act, place))
                        .orElse(TeamChange.NO_TEAM));
    }

    /** Does something on an authority. */
    public <R> R change(
            Authority by,
            TeamId id,
            Predicate<Role> right,
            Function<TeamChange, R> refused,
            Function<TeamAct, R> body) {
        return locked(
                by, id, refused, act -> refusal(by, id, right).map(refused).orElseGet(() -> body.apply(act)));
    }

    /**
     * Does something to a member on an authority.
     *
     * @param right whether the role of whoever acts allows it towards the member's; of somebody who is none, towards a
     *     User's
     */
    public TeamChange changeMember(
            Authority by,
            TeamId id,
            AccountId account,
            BiPredicate<Role, Role> right,
            BiFunction<TeamAct, Member, TeamChange> body) {
        return locked(by, id, refused -> refused, act -> {
            Optional<Member> member = memberships.find(id, account);
            Role theirs = member.map(Member::role).orElse(Role.USER);
            return refusal(by, id, mine -> right.test(mine, theirs))
                    .or(() -> member.isEmpty() ? Optional.of(TeamChange.NOT_A_MEMBER) : Optional.empty())
                    .orElseGet(() -> body.apply(act, member.orElseThrow()));
        });
    }

    private Optional<TeamChange> refusal(Authority by, TeamId id, Predicate<Role> right) {
        return by.member().flatMap(member -> enterTeam.enter(member, id, right).refusal());
    }

    private <R> R locked(Actor by, TeamId id, Function<TeamChange, R> refused, Function<TeamAct, R> body) {
        return acts.locking(
                () -> lock(id),
                (act, team) -> team.map(found -> body.apply(new TeamAct(act, by, found)))
                        .orElseGet(() -> refused.apply(TeamChange.NO_TEAM)));
    }

    private Optional<Team> lock(TeamId id) {
        accounts.forEach(credentials::lock);
        return teams.lock(id);
    }
}
