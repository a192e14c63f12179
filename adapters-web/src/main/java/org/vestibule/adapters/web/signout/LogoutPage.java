package org.vestibule.adapters.web.signout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.logout.ReadLogoutRequest.Understood;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;

/**
 * Asks somebody whether to sign out.
 *
 * @param notice what is wrong with how the app asks for it; null if nothing is
 * @param asked what it asks for, in its own words; empty if it is not to have anything of it
 */
record LogoutPage(String lead, @Nullable Box notice, String asked) {

    private static final int BAD_REQUEST = 400;

    static Page of(SignedVisit visit, Understood request) {
        String asked = visit.asked().map(AppQuery::text).orElse("");
        return page(new LogoutPage(lead(visit, request.client()), null, asked));
    }

    static Page refusing(SignedVisit visit, Refusal refusal) {
        LogoutPage view = new LogoutPage(lead(visit, Optional.empty()), Box.refused(refusal), "");
        return page(view).refusing(BAD_REQUEST);
    }

    private static Page page(LogoutPage view) {
        return Page.of("signout/logout", view).afterBothSteps();
    }

    private static String lead(SignedVisit visit, Optional<Client> client) {
        if (!visit.live()) { // whoever sits there now may be somebody else
            return client.map(app -> Texts.format("logout.by-app-late", app.name()))
                    .orElseGet(() -> Texts.text("logout.late"));
        }
        String email = visit.signedIn().account().email().written();
        return client.map(app -> Texts.format("logout.by-app", app.name(), email))
                .orElseGet(() -> Texts.format("logout.you", email));
    }

    /** Without what may name people. */
    @Override
    public String toString() {
        return "LogoutPage";
    }
}
