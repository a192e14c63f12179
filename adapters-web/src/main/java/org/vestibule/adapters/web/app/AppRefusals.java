package org.vestibule.adapters.web.app;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.app.Client;

/** Pages that end the way of an app here: none of them leads back to it. */
final class AppRefusals {

    private static final int BAD_REQUEST = 400;
    private static final int GONE = 410;

    private AppRefusals() {}

    static Reply unreadable() {
        return refuse(BAD_REQUEST, Refusal.of("app-request-unreadable"));
    }

    static Reply unknown() {
        return refuse(BAD_REQUEST, Refusal.of("app-unknown"));
    }

    static Reply returnNotRegistered(Client client) {
        return refuse(BAD_REQUEST, Refusal.of("app-return-not-registered", client.name()));
    }

    /** It was answered, has expired or is another's, which is all told alike. */
    static Reply over() {
        return refuse(GONE, Refusal.of("app-request-over"));
    }

    private static Reply refuse(int status, Refusal refusal) {
        return new Reply.Refuse(status, refusal, new Box.Link(Paths.HOME, Texts.text("refused.to-teams")));
    }
}
