package org.vestibule.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.TimeOrderedId;

/** What the contracts of all that belongs to teams share. */
public interface TeamStoreContract extends StoreContract {

    /** A team that is not in the store. */
    default Team anUnknownTeam(AccountId owner) {
        TeamId id = new TeamId(TimeOrderedId.make(NOW, RANDOM));
        TeamName name = TeamName.parse("Team " + id).orElseThrow();
        return new Team(id, name, owner, Optional.empty(), ZoneId.of("Europe/Berlin"), Licensing.MANAGERS, NOW);
    }

    /** A team in the store. */
    default Team aTeam(AccountId owner) {
        Team team = anUnknownTeam(owner);
        commit(() -> store().teams().add(team));
        return team;
    }

    /** Lets somebody into a team. */
    default boolean join(Team team, AccountId account, Role role) {
        return committed(() -> store().memberships().join(team.id(), account, role, false, NOW));
    }

    /** A member as the store tells of them. */
    default Member member(Team team, AccountId account) {
        return store().memberships().find(team.id(), account).orElseThrow();
    }

    /** All members, in the order of their accounts' making. */
    default List<Member> members(Team team) {
        return walk(team, TeamRules.NONE, MemberSelection.ALL, NOW, 3)
                .sorted(Comparator.comparing(member -> member.account().id().toString()))
                .toList();
    }

    /** All whom a walk meets. */
    default Stream<Member> walk(Team team, TeamRules rules, MemberSelection which, Instant now, int most) {
        Stream.Builder<Member> met = Stream.builder();
        Optional<Memberships.Mark> next = Optional.of(Memberships.Mark.start(now));
        while (next.isPresent()) {
            Memberships.Batch batch = store().memberships().walk(team.id(), rules, which, next.get(), most);
            batch.members().forEach(met);
            next = batch.next();
        }
        return met.build();
    }
}
