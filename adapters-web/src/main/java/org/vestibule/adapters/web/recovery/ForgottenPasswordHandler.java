package org.vestibule.adapters.web.recovery;

import java.util.Optional;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.recovery.RequestPasswordReset;
import org.vestibule.domain.account.EmailAddress;

/** Asking for the link that sets another password. */
public final class ForgottenPasswordHandler {

    private final RequestPasswordReset requestPasswordReset;

    public ForgottenPasswordHandler(RequestPasswordReset requestPasswordReset) {
        this.requestPasswordReset = requestPasswordReset;
    }

    record ForgottenPage(Field email) {}

    record SentPage(String sentTo) {}

    /** Asks for the address. */
    public Reply form(Visit visit) {
        return Reply.show(page(Field.email().focused()));
    }

    /** Sends the link; says the same whoever holds the address, or nobody. */
    public Reply submit(Visit visit) {
        Optional<EmailAddress> email = EmailAddress.parse(visit.field("email"));
        if (email.isEmpty()) {
            Field field = Field.email().withValue(visit.field("email")).refused(Refusal.of("email-malformed"));
            return Reply.show(page(field.focused()).refusing(Page.UNPROCESSABLE));
        }
        Optional<TryLater> later = requestPasswordReset.request(email.get(), visit.borne(), visit.origin());
        if (later.isPresent()) {
            Field field = Field.email().withValue(visit.field("email")).refused(Waiting.refusal(later.get()));
            return Reply.show(page(field.focused()).refusing(Waiting.STATUS));
        }
        String sentTo = Texts.format("sent.to", email.get().written());
        return Reply.show(Page.of("recovery/sent", new SentPage(sentTo)));
    }

    private static Page page(Field email) {
        return Page.of("recovery/forgotten", new ForgottenPage(email));
    }
}
