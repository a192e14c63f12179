package org.vestibule.domain.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WaitingCountTest {

    @Test
    void each_counts_once() {
        WaitingCount known = new WaitingCount(5, 3, 0).refusing(2, 1);
        assertEquals(new WaitingCount(3, 2, 3), known);
        assertEquals(8, known.all());
    }

    /** They are not counted in one breath. */
    @Test
    void no_more_are_refused_than_there_are() {
        assertEquals(new WaitingCount(0, 0, 3), new WaitingCount(2, 1, 0).refusing(9, 9));
    }
}
