package org.vestibule.adapters.web.account;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;

/** Where people arrive: their teams. */
public final class HomeHandler {

    record HomePage(String askToInvite) {}

    /** Shows it. */
    public Reply show(Visit visit) {
        String email = visit.signedIn().account().email().written();
        return Reply.show(Page.of("account/home", new HomePage(Texts.format("home.ask-to-invite", email))));
    }
}
