package org.vestibule.adapters.web.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;

/** E-mail address and password. Looks the same whether or not the account has a second step. */
record SignInPage(@Nullable Box notice, Field email, Field password, Path action) {

    static Page of(Optional<Box> notice, Draft draft, Path action) {
        Field email = Field.email().of(draft).focusedIf(draft.blank());
        Field password = passwordField().of(draft).focusedIf(draft.whole().isPresent());
        Box top = notice.orElseGet(() -> Box.summary(email, password));
        return Page.of("signin/sign-in", new SignInPage(top, email, password, action));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("field.password"))
                .withHint(Texts.text("signin.password-hint"));
    }
}
