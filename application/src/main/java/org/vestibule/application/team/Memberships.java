package org.vestibule.application.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Who is in which team. Who is the Owner is told by {@link Teams}; it can be neither taken away nor given here.
 *
 * <p>A member's row says by itself whether their 2-step verification is on, so that a team's people are one scan.
 */
public interface Memberships {

    /**
     * A place in a team.
     *
     * @param member who has it
     */
    record Seat(Team team, Member member) {}

    /**
     * Lets somebody in, whose account is locked; false, and nothing changes, for a member.
     *
     * @param role any but Owner
     */
    boolean join(TeamId team, AccountId account, Role role, boolean technician, Instant now);

    /** Puts a member out, with role and Technician; false, and nothing changes, for the Owner and for nobody. */
    boolean leave(TeamId team, AccountId account);

    /** Gives a member another role than Owner; false, and nothing changes, for the Owner and for nobody. */
    boolean setRole(TeamId team, AccountId account, Role role);

    /** Makes a member a Technician from now on, or no longer; false if it was so already, and for nobody. */
    boolean setTechnician(TeamId team, AccountId account, boolean technician, Instant now);

    /** Finds a member of a team. */
    Optional<Member> find(TeamId team, AccountId account);

    /** All members of a team, in one scan, in the order of their accounts' making. */
    List<Member> of(TeamId team);

    /** The next members of a team in that order. */
    List<Member> after(TeamId team, Optional<AccountId> last, int most);

    /** All places that somebody has, the oldest team first. */
    List<Seat> of(AccountId account);
}
