package org.vestibule.adapters.web.http;

import java.util.function.Function;

/**
 * What the gate says to a browser.
 *
 * @param <V> the visit of one that may go on
 */
sealed interface Pass<V extends Visit> {

    /** Whoever it is that is answered. */
    Bearer bearer();

    /** The answer: that of what is behind the gate, if it is open. */
    Reply enter(Inside<V> inside) throws BadRequest;

    /** What is behind the gate. */
    @FunctionalInterface
    interface Inside<V extends Visit> {

        /**
         * Answers.
         *
         * @param granted makes a visit one with what was granted to it
         */
        Reply answer(Function<Visit, V> granted) throws BadRequest;
    }

    /** It may go on. */
    record Open<V extends Visit>(Bearer bearer, Function<Visit, V> granted) implements Pass<V> {
        @Override
        public Reply enter(Inside<V> inside) throws BadRequest {
            return inside.answer(granted);
        }
    }

    /** It may not, and is told why, or where it must go first. */
    record Shut<V extends Visit>(Bearer bearer, Reply reply) implements Pass<V> {
        @Override
        public Reply enter(Inside<V> inside) {
            return reply;
        }
    }
}
