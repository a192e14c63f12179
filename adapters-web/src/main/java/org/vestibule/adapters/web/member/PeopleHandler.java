package org.vestibule.adapters.web.member;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.team.Team;

/** The People page, and what it says first to somebody who has just done something there. */
public final class PeopleHandler {

    private final PeoplePages pages;

    public PeopleHandler(PeoplePages pages) {
        this.pages = pages;
    }

    /** Shows it. */
    public Reply show(Visit visit) {
        InviteForm blank = InviteForm.blank(visit.place().me().role());
        return Reply.show(pages.page(visit, notice(visit).orElse(null), blank));
    }

    private static Optional<Box> notice(Visit visit) {
        if (visit.afterword().isPresent()) {
            return removed(visit.afterword().get(), visit.place().team());
        }
        int number = number(visit, "n");
        return switch (visit.parameter("done").orElse("")) {
            case "invited" -> Optional.of(Box.good(Texts.count("invite.sent", number), invited(visit)));
            case "reminded" -> Optional.of(reminded(number, number(visit, "already")));
            case "resent" -> good("waiting.resent");
            case "revoked" -> good("waiting.revoked");
            case "gone" -> good("waiting.gone");
            default -> Optional.empty();
        };
    }

    private static Optional<Box> removed(Afterword word, Team team) {
        return word.what().equals(RemoveHandler.DONE)
                ? Optional.of(Box.good(
                        Texts.format("remove.done", word.words().get(0)),
                        Texts.format("remove.done.sentence", team.name().value())))
                : Optional.empty();
    }

    private static Optional<Box> good(String key) {
        return Optional.of(Box.good(Texts.text(key), Texts.text(key + ".sentence")));
    }

    private static String invited(Visit visit) {
        String members = Stream.of(visit.parameter("members").orElse("").split(" "))
                .flatMap(typed -> EmailAddress.parse(typed).stream())
                .map(EmailAddress::written)
                .collect(Collectors.joining(", "));
        int more = number(visit, "more");
        return Texts.text("invite.sent.sentence")
                + (members.isEmpty() ? "" : " " + Texts.format("invite.members", members))
                + (more == 0 ? "" : " " + Texts.count("invite.members-more", more));
    }

    private static Box reminded(int now, int already) {
        if (now == 0) {
            return Box.warn(
                    Texts.text("people.nobody-reminded"),
                    new Refusal("reminded-today", Texts.text("people.all-reminded")));
        }
        String rest = already == 0 ? Texts.text("people.reminded.sentence") : Texts.count("people.already", already);
        return Box.good(Texts.count("people.reminded", now), rest);
    }

    /** A number in the address: it only fills in a sentence. */
    static int number(Visit visit, String name) {
        return visit.parameter(name)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
