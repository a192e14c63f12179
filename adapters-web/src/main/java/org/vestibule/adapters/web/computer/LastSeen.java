package org.vestibule.adapters.web.computer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.team.Team;

/**
 * When a computer last asked for something. Days are the team's; the minute is told of the last two alone, and in UTC as all
 * times are, so it is left out where that is in another day.
 */
record LastSeen(Team team, Instant now) {

    /** Such as "Today 08:11" and "9 Oct 2026". */
    String of(Computer computer) {
        return computer.seen().map(Computer.Seen::at).map(this::at).orElseGet(() -> Texts.text("computers.seen.never"));
    }

    /** The same, with the address that it asked from, as long as that is kept. */
    String from(Computer computer) {
        String when = of(computer);
        return computer.seen()
                .flatMap(Computer.Seen::address)
                .map(address -> Texts.format("computer.seen-from", when, address))
                .orElse(when);
    }

    private String at(Instant moment) {
        LocalDate day = team.day(moment);
        LocalDate today = team.day(now);
        return recent(day, today)
                .map(key -> LocalDate.ofInstant(moment, ZoneOffset.UTC).equals(day)
                        ? Texts.format(key + "-at", Texts.clock(moment))
                        : Texts.text(key))
                .orElseGet(() -> Texts.shortDay(day));
    }

    private static Optional<String> recent(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return Optional.of("computers.seen.today");
        }
        return day.equals(today.minusDays(1)) ? Optional.of("computers.seen.yesterday") : Optional.empty();
    }
}
