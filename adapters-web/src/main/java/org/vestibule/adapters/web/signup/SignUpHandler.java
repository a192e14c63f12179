package org.vestibule.adapters.web.signup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
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
        Field email = Field.email().of(visit.draft()).focused();
        return Reply.show(Page.of("signup/sign-up", new SignUpPage(null, email)));
    }

    /** Sends the link. */
    public Reply submit(Visit visit) {
        Optional<EmailAddress> email = EmailAddress.parse(visit.field("email"));
        if (email.isEmpty()) {
            return again(visit, Draft.wrong("email", Refusal.of("email-malformed")));
        }
        Optional<TryLater> later = requestSignUp.request(email.get(), visit.borne(), visit.origin());
        if (later.isPresent()) {
            return again(
                    visit, Draft.wrong("email", Waiting.refusal(later.get())).as(Waiting.STATUS));
        }
        String sentTo = Texts.format("sent.to", email.get().written());
        return Reply.show(Page.of("signup/sent", new SentPage(sentTo)));
    }

    private Reply again(Visit visit, Draft draft) {
        return Reply.again(visit.with(draft.keeping("email", visit.field("email"))), this::form);
    }
}
