package org.vestibule.application.member;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.team.TellMember;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Gives a member another role. */
public final class SetRole {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final TellMember tellMember;
    private final AuditTrail trail;
    private final Transactions transactions;

    public SetRole(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            TellMember tellMember,
            AuditTrail trail,
            Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.tellMember = tellMember;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * Gives it.
     *
     * @throws IllegalArgumentException if it is Owner, which is not given but handed over
     */
    public TeamChange set(Authority by, TeamId id, AccountId account, Role role) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("A team has its Owner");
        }
        return transactions.inTransaction(() -> {
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Member> member = memberships.find(id, account);
            Role from = member.map(Member::role).orElse(role);
            return by.refusal(
                            enterTeam,
                            id,
                            mine -> from == Role.OWNER ? mine.mayChoosePolicy() : mine.maySetRole(from, role))
                    .orElseGet(() ->
                            member.map(one -> set(by, team.get(), one, role)).orElse(TeamChange.NOT_A_MEMBER));
        });
    }

    private TeamChange set(Authority by, Team team, Member member, Role role) {
        if (member.role() == Role.OWNER) {
            return TeamChange.IS_OWNER;
        }
        if (member.role() == role) {
            return TeamChange.UNCHANGED;
        }
        memberships.setRole(team.id(), member.account().id(), role);
        trail.record(by.event(team.id(), member.account().id(), Event.Kind.ROLE_SET));
        tellMember.tell(by, team, member.account(), mail(role));
        return TeamChange.DONE;
    }

    private static Notice.Kind mail(Role role) {
        return switch (role) {
            case OWNER -> Notice.Kind.MADE_OWNER;
            case ADMIN -> Notice.Kind.MADE_ADMIN;
            case MANAGER -> Notice.Kind.MADE_MANAGER;
            case USER -> Notice.Kind.MADE_USER;
        };
    }
}
