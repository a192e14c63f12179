package org.vestibule.domain.audit;

/** What was done to the data keys. */
public sealed interface KeyFact extends Fact {

    /** The number of the key. */
    int key();

    @Override
    default Details details() {
        return Details.NONE.with("data_key", key());
    }

    /** One was made: what is sealed from then on is sealed with it. */
    record Made(int key) implements KeyFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.DATA_KEY_MADE;
        }
    }

    /** One is gone, because all that it had sealed is sealed with another. */
    record Removed(int key) implements KeyFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.DATA_KEY_REMOVED;
        }
    }
}
