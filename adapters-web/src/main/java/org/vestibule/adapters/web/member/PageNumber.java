package org.vestibule.adapters.web.member;

import java.util.Optional;

/**
 * Which page of a list is asked for.
 *
 * @param number from 1 on
 */
record PageNumber(int number) {

    static final int SIZE = 25;

    /** Reads what an address asks for: what is no number asks for the first page. */
    static PageNumber parse(Optional<String> asked) {
        return new PageNumber(asked.filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf)
                .orElse(1));
    }

    /** The last one of so many people, if it is behind that. */
    PageNumber within(int people) {
        return new PageNumber(Math.min(number, Math.max(1, (people + SIZE - 1) / SIZE)));
    }

    int skipped() {
        return (number - 1) * SIZE;
    }
}
