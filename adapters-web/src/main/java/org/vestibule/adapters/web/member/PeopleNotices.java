package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.mandate.RemindMembers;

/** What the People page says first to somebody who has just done something. */
final class PeopleNotices {

    private PeopleNotices() {}

    static Optional<Box> of(TeamVisit visit) {
        return visit.afterword().flatMap(word -> switch (word.what()) {
            case REMOVED ->
                Optional.of(Box.good(
                        Texts.format("remove.done", word.words().get(0)),
                        Texts.format(
                                "remove.done.sentence",
                                visit.place().team().name().value())));
            case INVITED -> Optional.of(invited(word.words()));
            case REMINDED -> Optional.of(reminded(RemindHandler.read(word)));
            default -> Optional.empty();
        });
    }

    private static Box invited(List<String> words) {
        String members = words.get(1);
        int more = Integer.parseInt(words.get(2));
        return Box.good(
                Texts.count("invite.sent", Integer.parseInt(words.get(0))),
                Texts.text("invite.sent.sentence")
                        + (members.isEmpty() ? "" : " " + Texts.format("invite.members", members))
                        + (more == 0 ? "" : " " + Texts.count("invite.members-more", more)));
    }

    private static Box reminded(RemindMembers.Reminded result) {
        String others = (result.already() == 0 ? "" : " " + Texts.count("people.already", result.already()))
                + (result.disabled() == 0 ? "" : " " + Texts.count("people.disabled", result.disabled()));
        return result.now() == 0
                ? Box.warn(
                        Texts.text("people.nobody-reminded"),
                        new Refusal("reminded-today", Texts.text("people.all-reminded") + others))
                : Box.good(
                        Texts.count("people.reminded", result.now()), Texts.text("people.reminded.sentence") + others);
    }
}
