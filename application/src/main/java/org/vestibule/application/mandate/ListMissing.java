package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/**
 * Names who has not what rules ask of them, whether those hold, are about to be chosen or will hold once they are awake:
 * however many there are, some at a time, as they are taken, and never more of them in memory.
 */
public final class ListMissing {

    private static final int BATCH = 1000;

    private final Memberships memberships;

    public ListMissing(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Somebody of whom it is required and who has it not; due by a moment, or suspended since one. */
    public record Missing(Account account, boolean owner, Standing standing) {}

    /** Names them, in the order of their accounts' making. One question for each thousand. */
    public Stream<Missing> list(TeamId team, TeamRules rules, Instant at) {
        return Stream.iterate(
                        memberships.missing(team, rules, Optional.empty(), BATCH, at),
                        some -> !some.isEmpty(),
                        some -> some.size() < BATCH
                                ? List.of()
                                : memberships.missing(team, rules, Optional.of(last(some)), BATCH, at))
                .flatMap(List::stream)
                .map(member -> new Missing(member.account(), member.role() == Role.OWNER, rules.standing(member, at)));
    }

    private static AccountId last(List<Member> some) {
        return some.get(some.size() - 1).account().id();
    }
}
