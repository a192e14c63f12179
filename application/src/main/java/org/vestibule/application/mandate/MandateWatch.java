package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Warning;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * When to look at which team for members who are to be told of its mandate, and who was told what. Whatever may make
 * somebody due wakes the team by itself, in its own transaction: a choice, a change of the subscription, a joining,
 * Technician given, 2-step verification turned off.
 */
public interface MandateWatch {

    /**
     * A member without 2-step verification.
     *
     * @param told what they were told last; forgotten when they leave
     */
    record Unready(Member member, Optional<Warning.Told> told) {}

    /**
     * A look at a team.
     *
     * @param begun when the one began that it goes on with; empty for a new one
     */
    record Look(Team team, Optional<Instant> begun) {}

    /** A team that is due to be looked at; it is this transaction's until its end, and no two get the same. */
    Optional<Look> take(Instant now);

    /**
     * The next members of a team without 2-step verification, in the order of their accounts' making, found by key: behind
     * the one to whom its look has come, and from the first on in a new one.
     */
    List<Unready> unready(TeamId team, int most);

    /**
     * How many were told that they are suspended, whose team still requires something of somebody, and who have not
     * enabled 2-step verification since.
     */
    long suspended();

    /** Notes what a member was told. */
    void note(TeamId team, AccountId account, Warning.Told told);

    /** Has the look at a team that was taken go on behind a member, unless something wakes the team before: then it begins anew. */
    void lookOn(TeamId team, AccountId last, Instant begun);

    /** When to look again at a team that was taken; empty for not before something wakes it. */
    void lookAgain(TeamId team, Optional<Instant> at);
}
