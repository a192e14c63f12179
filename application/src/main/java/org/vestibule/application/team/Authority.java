package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.team.TeamId;

/** On whose authority something is done in a team that takes a fresh proof. */
public sealed interface Authority extends Actor {

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
        public Event event(TeamId team, AccountId account, Fact fact) {
            return Event.byOperator(team, account, fact);
        }
    }

    /** A member's, who proved a moment ago who they are. */
    record OfMember(FreshlyProven person, Origin origin) implements Authority {

        /** The member, whether or not that was proved. */
        public ActingMember acting() {
            return new ActingMember(person.person(), origin);
        }

        @Override
        public Optional<AccountId> member() {
            return acting().member();
        }

        @Override
        public String name() {
            return acting().name();
        }

        @Override
        public Event event(TeamId team, AccountId account, Fact fact) {
            return acting().event(team, account, fact);
        }
    }
}
