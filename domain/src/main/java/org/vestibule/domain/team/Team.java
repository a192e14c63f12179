package org.vestibule.domain.team;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;

/**
 * A team (PRODUCT D).
 *
 * @param owner its one Owner, always a member
 * @param heir the member to whom the Owner offers it, and who has not answered yet
 * @param zone where the days of its dates begin
 * @param licensing who may let computers in
 */
public record Team(
        TeamId id,
        TeamName name,
        AccountId owner,
        Optional<AccountId> heir,
        ZoneId zone,
        Licensing licensing,
        Instant createdAt) {

    /** On which day of the team's something happens. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** When the day of the team's began on which something happens. */
    public Instant startOfDay(Instant instant) {
        return Midnight.of(day(instant), zone);
    }
}
