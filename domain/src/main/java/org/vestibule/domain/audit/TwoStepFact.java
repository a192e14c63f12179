package org.vestibule.domain.audit;

import java.time.Instant;
import java.util.Map;
import org.vestibule.domain.session.SignInMethod;

/** What was done to somebody's 2-step verification. */
public sealed interface TwoStepFact extends Fact {

    /**
     * It was turned off by its holder.
     *
     * @param method by what they proved who they are
     */
    record Disabled(SignInMethod method) implements TwoStepFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.TWO_STEP_DISABLED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("method", method);
        }
    }

    /**
     * An operator took it off.
     *
     * @param reason in the operator's words
     */
    record Reset(String reason) implements TwoStepFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.TWO_STEP_RESET;
        }

        @Override
        public Map<String, String> words() {
            return Map.of("reason", reason);
        }
    }

    /**
     * Another device took the place of one.
     *
     * @param boundAt since when the one before had been there: a device has no other name
     */
    record DeviceChanged(Instant boundAt) implements TwoStepFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.DEVICE_CHANGED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("device_before", boundAt);
        }
    }

    /**
     * A new set of backup codes took the place of the old one.
     *
     * @param method by what its holder proved who they are
     */
    record CodesRenewed(SignInMethod method) implements TwoStepFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.BACKUP_CODES_RENEWED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("method", method);
        }
    }
}
