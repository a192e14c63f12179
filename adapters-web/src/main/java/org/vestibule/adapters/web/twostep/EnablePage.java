package org.vestibule.adapters.web.twostep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.ReturnTarget;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.EmailAddress;

/** The key, and the form that confirms it. */
record EnablePage(@Nullable Box notice, String keyWaits, NewKey newKey, Path action, Field password, Field code) {

    static Page of(OfferKey.Offer offer, EmailAddress account, ReturnTarget wanted, Draft draft) {
        Field password = passwordField().of(draft);
        Field code = codeField().of(draft);
        Box notice = draft.whole().map(Box::refused).orElseGet(() -> Box.summary(password, code));
        NewKey key = NewKey.of(account, offer.key());
        return Page.of(
                Page.Tab.SECURITY,
                "twostep/enable",
                new EnablePage(notice, keyWaits(offer.left()), key, wanted.along(Paths.ENABLE), password, code));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("proof.password"));
    }

    static Field codeField() {
        return Field.oneTimeCode().withHint(Texts.text("enable.code-hint"));
    }

    static String keyWaits(Duration left) {
        return Texts.count("enable.key-waits", Math.max(1, left.plusSeconds(30).toMinutes()));
    }
}
