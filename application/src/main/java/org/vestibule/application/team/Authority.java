package org.vestibule.application.team;

import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** On whose authority a team is changed. */
public sealed interface Authority {

    /** The operator's, who may do everything. */
    Authority OPERATOR = new Operator();

    /** The operator's. */
    record Operator() implements Authority {
        @Override
        public Optional<AccountId> member() {
            return Optional.empty();
        }

        @Override
        public String name() {
            return "";
        }

        @Override
        public Optional<TeamChange> refusal(EnterTeam enterTeam, TeamId team, Predicate<Role> allowed) {
            return Optional.empty();
        }

        @Override
        public Event event(TeamId team, AccountId account, Event.Kind kind) {
            return Event.byOperator(team, account, kind);
        }
    }

    /**
     * A member's, who proved a moment ago who they are. Whether the team is open to them and their role allows it is
     * asked within the transaction of the act.
     */
    record OfMember(FreshlyProven person, Origin origin) implements Authority {
        @Override
        public Optional<AccountId> member() {
            return Optional.of(person.account());
        }

        @Override
        public String name() {
            return person.person().account().name().value();
        }

        @Override
        public Optional<TeamChange> refusal(EnterTeam enterTeam, TeamId team, Predicate<Role> allowed) {
            return enterTeam.enter(person.account(), team, allowed).refusal();
        }

        @Override
        public Event event(TeamId team, AccountId account, Event.Kind kind) {
            return Event.byMember(team, person.account(), account, kind, origin);
        }
    }

    /** The member; empty for the operator. */
    Optional<AccountId> member();

    /** The member's name, for whomever it concerns; empty for the operator, who is called what mails call them. */
    String name();

    /** Why it does not suffice for something in a team, whose roles must allow it; empty if it does. */
    Optional<TeamChange> refusal(EnterTeam enterTeam, TeamId team, Predicate<Role> allowed);

    /** That something was done on it, to a member or by way of its Owner to the team. */
    Event event(TeamId team, AccountId account, Event.Kind kind);
}
