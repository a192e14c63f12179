package org.vestibule.adapters.web.recovery;

import java.util.Optional;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Draft;
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
        Field email = Field.email().of(visit.draft()).focused();
        return Reply.show(Page.of("recovery/forgotten", new ForgottenPage(email)));
    }

    /** Sends the link; says the same whoever holds the address, or nobody. */
    public Reply submit(Visit visit) {
        Optional<EmailAddress> email = EmailAddress.parse(visit.field("email"));
        if (email.isEmpty()) {
            return again(visit, Draft.wrong("email", Refusal.of("email-malformed")));
        }
        Optional<TryLater> later = requestPasswordReset.request(email.get(), visit.borne(), visit.origin());
        if (later.isPresent()) {
            return again(
                    visit, Draft.wrong("email", Waiting.refusal(later.get())).as(Waiting.STATUS));
        }
        String sentTo = Texts.format("sent.to", email.get().written());
        return Reply.show(Page.of("recovery/sent", new SentPage(sentTo)));
    }

    private Reply again(Visit visit, Draft draft) {
        return Reply.again(visit.with(draft.keeping("email", visit.field("email"))), this::form);
    }
}
