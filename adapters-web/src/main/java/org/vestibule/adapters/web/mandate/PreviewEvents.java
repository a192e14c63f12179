package org.vestibule.adapters.web.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.team.Team;

/** What will happen after a choice, in the order in which it happens: mails, access lost, and how it comes back. */
final class PreviewEvents {

    private PreviewEvents() {}

    static List<String> of(Team team, Mandate rule, int losing, Instant from, Instant now) {
        if (rule == Mandate.NOBODY) {
            return List.of(Texts.text("preview.event.nobody"));
        }
        List<String> events = new ArrayList<>();
        String day = Texts.day(from, team.zone());
        boolean later = from.isAfter(now);
        if (losing > 0) {
            events.add(Texts.count("preview.event.mail", losing) + " " + mails(team.zone(), team.day(now), from, now));
            events.add(later ? Texts.format("preview.event.later", day) : Texts.text("preview.event.now"));
        }
        events.add(Texts.text(later ? "preview.event.joiners-later" : "preview.event.joiners"));
        events.add(Texts.text("preview.event.loosen"));
        return events;
    }

    /** Such as "today, on 5 January 2027 and on 11 January 2027". */
    private static String mails(ZoneId zone, LocalDate today, Instant from, Instant now) {
        if (!from.isAfter(now)) {
            return Texts.text("preview.mail.now");
        }
        LocalDate start = LocalDate.ofInstant(from, zone);
        List<String> days = new ArrayList<>();
        for (int before : List.of(7, 1)) {
            LocalDate day = start.minusDays(before);
            if (day.isAfter(today)) {
                days.add(Texts.day(day.atStartOfDay(zone).toInstant(), zone));
            }
        }
        return switch (days.size()) {
            case 0 -> Texts.text("preview.mail.today");
            case 1 -> Texts.format("preview.mail.one-more", days.get(0));
            default -> Texts.format("preview.mail.two-more", days.get(0), days.get(1));
        };
    }
}
