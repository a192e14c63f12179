package org.vestibule.adapters.web.signout;

import java.util.Optional;
import org.vestibule.adapters.web.http.AnyVisit;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.logout.ReadLogoutRequest;
import org.vestibule.application.logout.ReadLogoutRequest.Understood;
import org.vestibule.application.logout.ReadLogoutRequest.UnknownApp;
import org.vestibule.application.logout.ReadLogoutRequest.UnknownReturn;

/**
 * Where apps send people to sign out. They are asked, for anybody can make a browser come here (S-130); and they can whatever is
 * wrong with what the app says, for others may use their computer next.
 */
public final class LogoutHandler {

    private final ReadLogoutRequest read;

    public LogoutHandler(ReadLogoutRequest read) {
        this.read = read;
    }

    /** Asks whoever is signed in. Nobody else has anything to be asked. */
    public Reply form(AnyVisit visit) {
        ReadLogoutRequest.Result result =
                visit.asks() && visit.asked().isEmpty() ? new ReadLogoutRequest.Unreadable() : read.read(visit.asked());
        return visit.signed().map(signed -> ask(signed, result)).orElseGet(() -> leave(result));
    }

    private static Reply ask(SignedVisit visit, ReadLogoutRequest.Result result) {
        return Reply.show(
                result instanceof Understood understood
                        ? LogoutPage.of(visit, understood)
                        : LogoutPage.refusing(visit, refusal(result)));
    }

    private static Reply leave(ReadLogoutRequest.Result result) {
        return Optional.of(result)
                .filter(Understood.class::isInstance)
                .map(Understood.class::cast)
                .flatMap(Understood::returns)
                .<Reply>map(Reply.GoToApp::afterLogout)
                .orElseGet(() -> Reply.tell(Paths.SIGN_IN, Outcome.SIGNED_OUT));
    }

    private static Refusal refusal(ReadLogoutRequest.Result result) {
        if (result instanceof UnknownReturn unknown) {
            return Refusal.of("logout-return-not-registered", unknown.client().name());
        }
        return Refusal.of(result instanceof UnknownApp ? "logout-app-unknown" : "logout-unreadable");
    }
}
