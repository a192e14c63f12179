package org.vestibule.adapters.web.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.app.Consents;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Consent;

/**
 * The apps that somebody let in, as the template {@code app/connected} shows them.
 *
 * @param lead how long each works
 */
public record ConnectedApps(String lead, boolean none, List<Row> rows) {

    /**
     * One of them.
     *
     * @param label of its button, for whoever hears that alone
     */
    record Row(String name, String may, String when, Path disconnect, String label) {}

    public static ConnectedApps of(List<Consents.Connected> apps, AppLimits limits, Instant now) {
        String lead = Texts.format("apps.lead", AppWords.lasting(limits.longest()), AppWords.lasting(limits.idle()));
        List<Row> rows = apps.stream().map(app -> row(app, now)).toList();
        return new ConnectedApps(lead, rows.isEmpty(), rows);
    }

    private static Row row(Consents.Connected app, Instant now) {
        Consent consent = app.consent();
        String name = app.client().name();
        return new Row(
                name,
                AppWords.all(consent.scopes()),
                Texts.format("apps.since-used", Texts.day(consent.givenAt()), used(consent.lastUsedAt(), now)),
                Paths.DISCONNECT.of(app.client().id()),
                Texts.format("apps.disconnect-this", name));
    }

    private static String used(Instant at, Instant now) {
        return day(at).equals(day(now)) ? Texts.format("when.today-at", Texts.clock(at)) : Texts.day(at);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
