package org.vestibule.adapters.web.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.team.Team;

/**
 * When something happened, as lists tell it: days are the team's, the minute is told of today alone, and in UTC as all
 * times are; so it is left out where that is in another day already.
 */
record When(Team team, Instant now) {

    /** Such as "today 07:50" and "24 November". */
    String at(Instant moment) {
        LocalDate day = team.day(moment);
        return day.equals(today()) ? today(moment) : Texts.nearDay(day, today());
    }

    /** Such as "today 07:30" and "17 Nov". */
    String briefly(Instant moment) {
        LocalDate day = team.day(moment);
        return day.equals(today()) ? today(moment) : Texts.nearShortDay(day, today());
    }

    /** Such as "3 December". */
    String on(Instant moment) {
        return Texts.nearDay(team.day(moment), today());
    }

    private LocalDate today() {
        return team.day(now);
    }

    private String today(Instant moment) {
        boolean clear = LocalDate.ofInstant(moment, ZoneOffset.UTC).equals(today());
        return clear ? Texts.format("when.today-at", Texts.clock(moment)) : Texts.text("when.today");
    }
}
