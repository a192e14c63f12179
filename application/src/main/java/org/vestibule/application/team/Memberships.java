package org.vestibule.application.team;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
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

    /** Puts a member out, with role, Technician and any offer of the team to them; false, and nothing changes, for the Owner and for nobody. */
    boolean leave(TeamId team, AccountId account);

    /** Gives a member another role than Owner; false, and nothing changes, for the Owner and for nobody. */
    boolean setRole(TeamId team, AccountId account, Role role);

    /** Makes a member a Technician from now on, or no longer; false if it was so already, and for nobody. */
    boolean setTechnician(TeamId team, AccountId account, boolean technician, Instant now);

    /** Finds a member of a team. */
    Optional<Member> find(TeamId team, AccountId account);

    /** Finds the Owner of a team, whoever it is now; empty if there is no such team. */
    Optional<Member> owner(TeamId team);

    /** All members of a team, in one scan, in the order of their accounts' making. */
    List<Member> of(TeamId team);

    /**
     * How many of a team do not have what a rule asks of them.
     *
     * @param reminded how many of them were reminded today
     * @param reachable how many a reminder would reach: not reminded today, their accounts not disabled
     */
    record Missing(int all, int reminded, int reachable) {}

    /**
     * Some members of a team, and what else the page about them tells.
     *
     * @param counts of those who are sought, without those ways in which nobody stands
     * @param size of the whole team
     * @param missing of the whole team
     * @param waiting how many more were invited; which of them were refused is not known here
     */
    record Page(
            List<Member> members, Map<StandingKind, Integer> counts, int size, Missing missing, WaitingCount waiting) {}

    /**
     * A page of a team's members, in one question: how they stand is told by {@link TeamRules#standing}, and the answer
     * is the same.
     *
     * @param skipped how many of those to show come before the page
     */
    Page page(Team team, TeamRules rules, MemberSelection which, int skipped, int most, Instant now);

    /**
     * How many a team has.
     *
     * @param technicians how many of its members are Technicians
     */
    record Size(int members, int technicians) {}

    /** How many a team has. */
    Size size(TeamId team);

    /** Which of some addresses are those of a team's members. */
    Set<EmailAddress> among(TeamId team, Collection<EmailAddress> addresses);

    /**
     * Notes that members are reminded; says which of them were not yet today. One question.
     *
     * @param today when the team's day began
     */
    Set<AccountId> remind(TeamId team, Collection<AccountId> members, Instant today, Instant now);

    /** All places that somebody has, the oldest team first. */
    List<Seat> of(AccountId account);
}
