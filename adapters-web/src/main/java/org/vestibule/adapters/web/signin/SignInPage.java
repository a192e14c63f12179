package org.vestibule.adapters.web.signin;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;

/** E-mail address and password. Looks the same whether or not the account has a second step. */
record SignInPage(@Nullable Box notice, Field email, Field password, String action) {

    static Page of(@Nullable Box notice, Draft draft, String action) {
        Field email = Field.email().of(draft).focusedIf(draft.blank());
        return Page.of(
                "signin/sign-in", new SignInPage(notice, email, passwordField().focusedIf(!draft.blank()), action));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("field.password"))
                .withHint(Texts.text("signin.password-hint"));
    }
}
