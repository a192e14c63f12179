package org.vestibule.adapters.web.signup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.domain.account.EmailAddress;

/** Asking for the link that begins an account. */
public final class SignUpHandler {

    private final RequestSignUp requestSignUp;

    public SignUpHandler(RequestSignUp requestSignUp) {
        this.requestSignUp = requestSignUp;
    }

    record SignUpPage(@Nullable Box notice, Field email) {}

    record SentPage(String sentTo) {}

    /** Asks for the address. */
    public Reply form(Visit visit) {
        return Reply.show(page(field()));
    }

    /** Sends the link. */
    public Reply submit(Visit visit) {
        Optional<EmailAddress> email = EmailAddress.parse(visit.field("email"));
        if (email.isEmpty()) {
            Field field = field().withValue(visit.field("email")).refused(Refusal.of("email-malformed"));
            return Reply.show(page(field).refusing(Page.UNPROCESSABLE));
        }
        Optional<TryLater> later = requestSignUp.request(email.get(), visit.borne(), visit.origin());
        if (later.isPresent()) {
            Field field = field().withValue(visit.field("email")).refused(Waiting.refusal(later.get()));
            return Reply.show(page(field).refusing(Waiting.STATUS));
        }
        String sentTo = Texts.format("sent.to", email.get().written());
        return Reply.show(Page.of("signup/sent", new SentPage(sentTo)));
    }

    private static Field field() {
        return Field.email().focused();
    }

    private static Page page(Field email) {
        return Page.of("signup/sign-up", new SignUpPage(null, email));
    }
}
