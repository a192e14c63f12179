package org.vestibule.application.team;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
     * @param rules what the team requires
     */
    record Seat(Team team, Member member, TeamRules rules) {}

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
     * Where a walk through a team's members has come to. It goes by what their rows say, so nobody who is there all along
     * under one name is left out or met twice, whoever joins or leaves meanwhile.
     *
     * @param at the time by which all are judged
     * @param pass which of {@link MemberSelection#passes}
     * @param name of the last one met
     * @param joinedAt of the last one met
     * @param account of the last one met
     */
    record Mark(Instant at, int pass, String name, Instant joinedAt, AccountId account) {

        private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

        /** Before all. */
        public static Mark start(Instant at) {
            return new Mark(at, 0, "", NEVER, new AccountId(new UUID(0, 0)));
        }

        /** Before all of the next pass. */
        public Mark nextPass() {
            return new Mark(at, pass + 1, "", NEVER, start(at).account);
        }
    }

    /**
     * Some members met on a walk.
     *
     * @param members none, if nobody of those walked past is sought
     * @param next where to go on; empty at the end
     */
    record Batch(List<Member> members, Optional<Mark> next) {}

    /**
     * The next members of those sought, in their order, found by key. One question.
     *
     * @param most past how many to walk
     */
    Batch walk(TeamId team, TeamRules rules, MemberSelection which, Mark from, int most);

    /**
     * The next members who do not have what a rule asks of them, in the order of their accounts' making, found by key. One
     * question.
     *
     * @param after the one behind whom to begin; empty for the first
     */
    List<Member> missing(TeamId team, TeamRules rules, Optional<AccountId> after, int most, Instant now);

    /**
     * How a team stands.
     *
     * @param counts how many stand in which way, without those in which nobody does
     * @param covered of how many it is required, whether they have it or not
     * @param owner empty if there is no such team
     * @param missing the first of {@link #missing}
     */
    record Tally(Map<StandingKind, Integer> counts, int covered, Optional<Member> owner, List<Member> missing) {

        /** How many stand in one way. */
        public int count(StandingKind kind) {
            return counts.getOrDefault(kind, 0);
        }

        /** How many there are. */
        public int size() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How many do not have what is required of them. */
        public int countMissing() {
            return count(StandingKind.DUE) + count(StandingKind.SUSPENDED);
        }
    }

    /**
     * Counts how a team stands. One question.
     *
     * @param named how many of those missing to name
     */
    Tally tally(TeamId team, TeamRules rules, int named, Instant now);

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
