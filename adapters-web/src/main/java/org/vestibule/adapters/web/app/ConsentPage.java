package org.vestibule.adapters.web.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.app.ViewAppRequest;
import org.vestibule.domain.app.AppLimits;

/**
 * Asks somebody whether an app may; or, if it may already, only whether to go on to it.
 *
 * @param you as whom
 * @param backTo before the words for where they go back to
 * @param ask null if it may already
 * @param another where somebody else signs in for the same; null if there is no room for it in an address
 */
record ConsentPage(
        String heading,
        String you,
        String backTo,
        String where,
        Path action,
        @Nullable WhatItMay ask,
        String submit,
        String warning,
        @Nullable Path another) {

    static Page of(SignedVisit visit, ViewAppRequest.Asked asked, AppLimits limits) {
        boolean asks = asked.page() == ViewAppRequest.Page.ASK;
        String app = asked.client().name();
        String address = asked.request().returns().uri();
        boolean onDevice = AppWords.isOnDevice(address);
        String key = asks ? "consent." : "consent.go-on.";
        ConsentPage view = new ConsentPage(
                Texts.format(key + "title", app),
                Texts.format("consent.you", visit.signedIn().account().email().written()),
                Texts.text(onDevice ? "consent.back-to-app" : "consent.back-to"),
                onDevice
                        ? Texts.text("consent.this-computer")
                        : URI.create(address).getHost(),
                Paths.CONSENT.of(visit.request()),
                asks ? WhatItMay.of(visit, asked.request().scopes(), limits, Paths.CONSENT.of(visit.request())) : null,
                Texts.text(key + "submit"),
                Texts.format(key + "warning", app),
                AnotherAccount.path(asked).orElse(null));
        return Page.of("app/consent", view).afterBothSteps();
    }
}
