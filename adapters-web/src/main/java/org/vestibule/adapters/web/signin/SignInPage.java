package org.vestibule.adapters.web.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.domain.account.EmailAddress;

/** E-mail address and password. Looks the same whether or not the account has a second step. */
record SignInPage(
        String heading,
        @Nullable String lead,
        @Nullable Box notice,
        Field email,
        Field password,
        Path action,
        boolean toApp) {

    static Page of(Optional<Box> notice, Draft draft, Errand errand) {
        boolean known = errand.email().isPresent();
        Field address = errand.email()
                .map(EmailAddress::written)
                .map(Field.email()::withValue)
                .orElse(Field.email());
        Field email = address.of(draft).focusedIf(draft.blank() && !known);
        Field password = passwordField().of(draft).focusedIf(draft.whole().isPresent() || (draft.blank() && known));
        Box top = notice.orElseGet(() -> Box.summary(email, password));
        return Page.of(
                "signin/sign-in",
                new SignInPage(
                        errand.title(),
                        errand.lead(),
                        top,
                        email,
                        password,
                        errand.form(),
                        errand.app().isPresent()));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("field.password"))
                .withHint(Texts.text("signin.password-hint"));
    }
}
