package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.vestibule.domain.account.AccountId;

/** Lists the teams that somebody is in, and where they stand in each. One question, however many teams. */
public final class ListMyTeams {

    private final Memberships memberships;
    private final Clock clock;

    public ListMyTeams(Memberships memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Lists them, oldest first. */
    public List<Place> list(AccountId account) {
        return list(account, clock.instant());
    }

    /** The same at a moment. */
    public List<Place> list(AccountId account, Instant now) {
        return memberships.of(account).stream()
                .map(seat -> new Place(
                        seat.team(), seat.member(), seat.rules(), seat.rules().standing(seat.member(), now)))
                .toList();
    }
}
