package org.vestibule.adapters.web.signin;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;

/** E-mail address and password. Looks the same whether or not the account has a second step. */
record SignInPage(@Nullable Box notice, Field email, Field password, String action) {

    static Page blank(@Nullable Box notice, String action) {
        return page(new SignInPage(notice, Field.email().focused(), passwordField(), action));
    }

    static Page again(Box notice, String typedEmail, String action) {
        return page(new SignInPage(
                notice, Field.email().withValue(typedEmail), passwordField().focused(), action));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("field.password"))
                .withHint(Texts.text("signin.password-hint"));
    }

    private static Page page(SignInPage view) {
        return Page.of("signin/sign-in", view);
    }
}
