package org.vestibule.adapters.web.member;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.MailRefusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Badge;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;

/**
 * A member on the People page.
 *
 * @param refused that their address took no mail, and why
 * @param reminded when they were reminded, of those who are missing
 */
record PersonRow(
        Path href,
        String name,
        String email,
        @Nullable String refused,
        String role,
        Badge badge,
        @Nullable String reminded,
        String joined) {

    static PersonRow of(ViewPeople.Person person, Optional<Refusals.Refusal> refusal, When when) {
        Member member = person.member();
        Account account = member.account();
        Team team = when.team();
        return new PersonRow(
                Paths.MEMBER.of(team.id(), account.id()),
                account.name().value(),
                account.email().written(),
                refusal.map(why -> Texts.format("people.mail-refused", when.briefly(why.at()), MailRefusal.why(why)))
                        .orElse(null),
                TeamWords.role(member.role(), person.technician()),
                Badge.of(person.standing(), team.zone()),
                StandingKind.of(person.standing()).missing() ? reminded(member, when) : null,
                Texts.shortDay(member.tenure().joinedAt(), team.zone()));
    }

    private static String reminded(Member member, When when) {
        return member.remindedAt()
                .map(at -> Texts.format("people.reminded-when", when.briefly(at)))
                .orElseGet(() -> Texts.text("people.not-reminded"));
    }
}
