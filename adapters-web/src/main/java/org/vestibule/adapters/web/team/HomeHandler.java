package org.vestibule.adapters.web.team;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;

/** Where people arrive: their teams, and where they stand in each. */
public final class HomeHandler {

    private final Clock clock;

    public HomeHandler(Clock clock) {
        this.clock = clock;
    }

    record HomePage(@Nullable Box notice, List<TeamCard> teams, boolean none, String askToInvite) {}

    /** Shows it. */
    public Reply show(SignedVisit visit) {
        String email = visit.signedIn().account().email().written();
        List<TeamCard> teams = visit.places().stream()
                .map(mine -> TeamCard.of(mine, clock.instant()))
                .toList();
        return Reply.show(Page.of(
                "team/home",
                new HomePage(notice(visit), teams, teams.isEmpty(), Texts.format("home.ask-to-invite", email))));
    }

    private static @Nullable Box notice(SignedVisit visit) {
        return visit.afterword()
                .map(Afterword::what)
                .filter(Set.of(Outcome.LEFT, Outcome.DELETED)::contains)
                .map(done -> "home." + done.key())
                .map(key -> Box.good(Texts.text(key), Texts.text(key + ".sentence")))
                .orElse(null);
    }
}
