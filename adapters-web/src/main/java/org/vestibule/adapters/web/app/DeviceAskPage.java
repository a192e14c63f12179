package org.vestibule.adapters.web.app;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.device.ViewDevice;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.device.DeviceRequest;

/**
 * Asks somebody whether a device may, and above all whether it is before them.
 *
 * @param you as whom
 * @param shown the code that the device shows
 * @param from where it asks from
 * @param since when it began, and until when it waits
 * @param elsewhere the warning that this is not where the browser is; null if it is
 * @param license what is to be said of a device that wants to be a computer; null of others, and where it cannot be one
 * @param cannot why it cannot; null if it can, or does not want to
 * @param end how it ends later; null if it cannot begin
 */
record DeviceAskPage(
        String heading,
        String you,
        String shown,
        String from,
        String since,
        WhatItMay ask,
        @Nullable Box elsewhere,
        @Nullable LicenseForm license,
        @Nullable Box cannot,
        Path action,
        @Nullable String end) {

    static Page of(SignedVisit visit, ViewDevice.Ask asked, AppLimits limits) {
        DeviceRequest device = asked.device();
        Path here = Paths.CONNECT.of(visit.request());
        boolean computer = device.scopes().has(Scope.LICENSE);
        LicenseForm license = computer ? LicenseForm.of(visit, asked.teams()).orElse(null) : null;
        boolean can = !computer || license != null;
        DeviceAskPage view = new DeviceAskPage(
                Texts.format("connect.ask.title", asked.client().name()),
                Texts.format("consent.you", visit.signedIn().account().email().written()),
                asked.code().text(),
                device.address(),
                Texts.format("connect.ask.times", Texts.clock(device.startedAt()), Texts.clock(device.expiresAt())),
                WhatItMay.of(visit, device.scopes(), limits, here),
                device.isElsewhere(visit.origin().client()) ? elsewhere(visit, device) : null,
                license,
                can ? null : LicenseForm.none(visit, asked.teams(), here),
                here,
                can ? Texts.text(computer ? "connect.computer.end" : "connect.end") : null);
        return Page.of("app/device-ask", view).afterBothSteps();
    }

    private static Box elsewhere(SignedVisit visit, DeviceRequest device) {
        return Box.alarm(
                Texts.text("connect.elsewhere"),
                Texts.format(
                        "connect.elsewhere.sentence",
                        device.address(),
                        visit.origin().address()));
    }
}
