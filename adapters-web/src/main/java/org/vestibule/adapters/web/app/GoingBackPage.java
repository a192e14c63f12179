package org.vestibule.adapters.web.app;

import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.app.AnswerApp;

/**
 * Leads back to an app, by itself or by a click. It is a page, and no redirect, because browsers let no form lead out of the
 * portal, and some open an app of the device only by a click.
 *
 * @param to has the code in it
 */
record GoingBackPage(String heading, String lead, String to, String open) {

    static Page of(AnswerApp.GoBack back, boolean allowed) {
        String app = back.client().name();
        return Page.of(
                        "app/going-back",
                        new GoingBackPage(
                                Texts.format("goback.title", app),
                                Texts.format(lead(back, allowed), app),
                                back.to().toString(),
                                Texts.format("goback.open", app)))
                .afterBothSteps();
    }

    private static String lead(AnswerApp.GoBack back, boolean allowed) {
        if (!allowed) {
            return "goback.refused";
        }
        return AppWords.isOnDevice(back.to().toString()) ? "goback.on-device" : "goback.website";
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "GoingBackPage[" + heading + "]";
    }
}
