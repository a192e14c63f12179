package org.vestibule.adapters.web.member;

import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.Badge;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;

/** A member on the People page. */
record PersonRow(String href, String name, String email, String role, Badge badge, String joined) {

    static PersonRow of(ViewPeople.Person person, Team team) {
        Member member = person.member();
        Account account = member.account();
        return new PersonRow(
                TeamPath.member(team.id(), account.id()),
                account.name().value(),
                account.email().written(),
                TeamWords.role(member.role(), person.technician()),
                Badge.of(person.standing(), team.zone()),
                Texts.shortDay(member.tenure().joinedAt(), team.zone()));
    }
}
