package org.vestibule.adapters.web.app;

import java.net.URI;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.app.AnswerApp;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ReturnAddress;

/**
 * Leads back to an app, by itself or by a click. It is a page, and no redirect, because browsers let no form lead out of the
 * portal, and some open an app of the device only by a click.
 *
 * @param to has the code in it
 * @param otherwise what to do where it does not
 */
public record GoingBackPage(String heading, String lead, String to, String open, String otherwise) {

    static Page of(AnswerApp.GoBack back, boolean allowed) {
        return page(back.client(), lead(back, allowed), back.to(), "goback.nothing-happens");
    }

    /** For whoever has signed out. */
    public static Page afterLogout(Client client, ReturnAddress returns) {
        return page(client, "goback.signed-out", returns.afterLogout(), "goback.close");
    }

    private static Page page(Client client, String lead, URI to, String otherwise) {
        String app = client.name();
        return Page.of(
                        "app/going-back",
                        new GoingBackPage(
                                Texts.format("goback.title", app),
                                Texts.format(lead, app),
                                to.toString(),
                                Texts.format("goback.open", app),
                                Texts.text(otherwise)))
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
