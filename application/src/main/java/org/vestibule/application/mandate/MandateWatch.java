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

    /** A team that is due to be looked at; it is this transaction's until its end, and no two get the same. */
    Optional<Team> take(Instant now);

    /** All members of a team without 2-step verification, by index. */
    List<Unready> unready(TeamId team);

    /**
     * How many were told that they are suspended, whose team still requires something of somebody, and who have not
     * enabled 2-step verification since.
     */
    long suspended();

    /** Notes what a member was told. */
    void note(TeamId team, AccountId account, Warning.Told told);

    /** When to look again at a team that was taken; empty for not before something wakes it. */
    void lookAgain(TeamId team, Optional<Instant> at);
}
