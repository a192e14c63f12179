package org.vestibule.domain.audit;

import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.Licensing;

/** What was done to a team's computers. */
public sealed interface ComputerFact extends Fact {

    /** It concerns one of them. */
    sealed interface OfOne extends ComputerFact {

        /** That. */
        ComputerId computer();

        @Override
        default Details details() {
            return Details.NONE.with("computer", computer().value());
        }
    }

    /** It was let in. */
    record Licensed(ComputerId computer) implements OfOne {
        @Override
        public Event.Kind kind() {
            return Event.Kind.COMPUTER_LICENSED;
        }
    }

    /** It got another name. */
    record Renamed(ComputerId computer) implements OfOne {
        @Override
        public Event.Kind kind() {
            return Event.Kind.COMPUTER_RENAMED;
        }
    }

    /** It was removed. */
    record Removed(ComputerId computer) implements OfOne {
        @Override
        public Event.Kind kind() {
            return Event.Kind.COMPUTER_REMOVED;
        }
    }

    /** Who let it in said that it was not them, which removed it. */
    record Disowned(ComputerId computer) implements OfOne {
        @Override
        public Event.Kind kind() {
            return Event.Kind.COMPUTER_DISOWNED;
        }
    }

    /** Its token was answered once more, as the first answer may have been lost. */
    record RefreshRepeated(ComputerId computer) implements OfOne {
        @Override
        public Event.Kind kind() {
            return Event.Kind.COMPUTER_REFRESH_REPEATED;
        }
    }

    /** A token of it was used twice, which removed it. */
    record RefreshReplayed(ComputerId computer) implements OfOne {
        @Override
        public Event.Kind kind() {
            return Event.Kind.COMPUTER_REFRESH_REPLAYED;
        }
    }

    /** Others may let computers in from then on. */
    record LicensingSet(Licensing licensing) implements ComputerFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.LICENSING_SET;
        }

        @Override
        public Details details() {
            return Details.NONE.with("licensing", licensing);
        }
    }
}
