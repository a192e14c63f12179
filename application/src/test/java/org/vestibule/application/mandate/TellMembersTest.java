package org.vestibule.application.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.notice.Notice.Kind.MANDATE_ANNOUNCED;
import static org.vestibule.domain.notice.Notice.Kind.MANDATE_DAY_BEFORE;
import static org.vestibule.domain.notice.Notice.Kind.MANDATE_REMINDER;
import static org.vestibule.domain.notice.Notice.Kind.MANDATE_SUSPENDED;
import static org.vestibule.domain.notice.Notice.Kind.MANDATE_WEEK_BEFORE;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.TeamId;

/** The mails of a mandate, and the reminders of people (PRODUCT D): each once. */
class TellMembersTest {

    private static final LocalDate MARCH = LocalDate.of(2030, 3, 1);

    private final Club club = new Club();
    private final TeamId team = club.team.id();

    @Test
    void from_the_announcement_to_the_suspension_there_are_four_mails() {
        announce(MARCH);
        assertEquals(List.of(MANDATE_ANNOUNCED), told());
        assertEquals(
                List.of("Acme", "2030-03-01", "2030-02-28", club.team.zone().toString()),
                mails().get(0).details(),
                "days by the team's zone, though the first begins on the day before in UTC");
        for (int day = 0; day < 60; day++) {
            club.portal.clock.advance(Duration.ofDays(1));
            told();
        }
        assertEquals(List.of(MANDATE_ANNOUNCED, MANDATE_WEEK_BEFORE, MANDATE_DAY_BEFORE, MANDATE_SUSPENDED), told());
        assertEquals(mails().get(0).details(), mails().get(2).details());
        assertEquals(List.of("Acme", "2030-03-01"), mails().get(3).details(), "no day is in time any more");
    }

    /** A look at many is taken in several transactions, and the time goes on. */
    @Test
    void what_falls_due_while_a_look_goes_on_is_told_to_those_whom_it_saw_first() {
        for (int i = 0; i < 520; i++) {
            club.add(club.portal.account("p" + i + "@example.com"), Role.USER, false);
        }
        announce(MARCH);
        Instant weekBefore = MARCH.minusDays(7).atStartOfDay(club.team.zone()).toInstant();
        club.portal.clock.advance(Duration.between(club.now(), weekBefore.minusSeconds(1)));
        assertTrue(club.does.mandate().tellMembers().tell());
        List<EmailAddress> seenFirst = mails().stream().map(Notice::to).toList();
        assertEquals(500, seenFirst.size());
        club.portal.clock.advance(Duration.ofSeconds(2));
        told();
        for (EmailAddress one : seenFirst) {
            assertEquals(
                    List.of(MANDATE_ANNOUNCED, MANDATE_WEEK_BEFORE),
                    mails().stream()
                            .filter(mail -> mail.to().equals(one))
                            .map(Notice::kind)
                            .toList());
        }
    }

    @Test
    void at_once_sends_only_the_last() {
        club.require(Mandate.EVERYONE);
        assertEquals(List.of(MANDATE_SUSPENDED), told());
        assertEquals(List.of(MANDATE_SUSPENDED), told());
    }

    @Test
    void who_has_it_is_told_nothing() {
        club.enroll(club.bob);
        club.require(Mandate.EVERYONE);
        assertEquals(List.of(), told());
    }

    @Test
    void who_joins_later_is_told_then() {
        club.require(Mandate.EVERYONE);
        told();
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.USER, false);
        told();
        assertEquals(
                List.of(club.bob.email(), eve.email()),
                mails().stream().map(Notice::to).toList());
    }

    @Test
    void who_turns_it_off_is_told() {
        var bob = club.enroll(club.bob);
        club.require(Mandate.EVERYONE);
        assertEquals(List.of(), told());
        club.disable(bob, Set.of(team));
        assertEquals(List.of(MANDATE_SUSPENDED), told());
    }

    @Test
    void a_new_technician_is_told() {
        club.require(Mandate.TECHNICIANS);
        assertEquals(List.of(), told());
        club.does.member().setTechnician().set(Authority.OPERATOR, team, club.bob.id(), true);
        assertEquals(List.of(MANDATE_SUSPENDED), told());
    }

    @Test
    void while_the_rule_rests_nobody_is_told_and_after_its_return_nobody_twice() {
        announce(MARCH);
        told();
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        club.portal.clock.advance(Duration.ofDays(90));
        assertEquals(List.of(MANDATE_ANNOUNCED), told());
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty());
        assertEquals(List.of(MANDATE_ANNOUNCED, MANDATE_SUSPENDED), told());
    }

    @Test
    void another_day_is_announced_and_the_same_rule_saved_again_is_not() {
        announce(MARCH);
        told();
        announce(MARCH);
        assertEquals(List.of(MANDATE_ANNOUNCED), told());
        announce(MARCH.plusDays(7));
        assertEquals(List.of(MANDATE_ANNOUNCED, MANDATE_ANNOUNCED), told());
    }

    /** Another node's clock may be ahead: what it has written is not overlooked, for nothing would look again. */
    @Test
    void a_rule_of_a_node_whose_clock_is_ahead_is_told() {
        club.portal.clock.advance(Duration.ofSeconds(2));
        club.does.mandate().setPolicy().set(Authority.OPERATOR, team, Mandate.EVERYONE, Optional.empty());
        club.portal.clock.set(club.now().minusSeconds(2));
        assertEquals(List.of(MANDATE_SUSPENDED), told());
    }

    @Test
    void a_large_team_is_told_in_several_transactions_each_member_once() {
        IntStream.range(0, 1_001)
                .mapToObj(i -> club.portal.account("member" + i + "@example.com"))
                .forEach(account -> club.add(account, Role.USER, false));
        club.require(Mandate.EVERYONE);
        told();
        assertEquals(1_002, mails().size());
        assertEquals(1_002, mails().stream().map(Notice::to).distinct().count());
    }

    @Test
    void a_member_is_reminded_once_a_day_of_the_teams() {
        announce(MARCH);
        SignedIn ada = club.proven(club.ada).person().person();
        assertEquals(new RemindMembers.Reminded(1, 0, 0), remind(ada, Optional.empty()));
        assertEquals(new RemindMembers.Reminded(0, 1, 0), remind(ada, Optional.of(club.bob)));
        assertEquals(
                1,
                mails().stream().filter(mail -> mail.kind() == MANDATE_REMINDER).count());
        club.portal.clock.advance(Duration.ofDays(1));
        assertEquals(new RemindMembers.Reminded(1, 0, 0), remind(ada, Optional.of(club.bob)));
        assertEquals(new RemindMembers.Reminded(0, 0, 0), remind(ada, Optional.of(club.ada.account())), "she has it");
        Account eve = club.portal.account("eve@example.com");
        assertEquals(new RemindMembers.Refused(TeamChange.NOT_A_MEMBER), remind(ada, Optional.of(eve)));
    }

    /** PRODUCT D, "Words for dates". */
    @Test
    void a_reminder_tells_the_days() {
        announce(MARCH);
        SignedIn ada = club.proven(club.ada).person().person();
        remind(ada, Optional.empty());
        assertEquals(
                List.of(
                        "Acme",
                        "Somebody",
                        "2030-03-01",
                        "2030-02-28",
                        club.team.zone().toString()),
                reminder());
        club.portal.clock.set(MARCH.plusDays(3).atStartOfDay(club.team.zone()).toInstant());
        remind(club.proven(club.ada).person().person(), Optional.empty());
        assertEquals(List.of("Acme", "Somebody", "2030-03-01"), reminder());
    }

    private List<String> reminder() {
        return mails().stream()
                .filter(mail -> mail.kind() == MANDATE_REMINDER)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .details();
    }

    /** What is said of them adds up to all who are missing. */
    @Test
    void whoever_is_disabled_is_not_reminded_and_counted_apart() {
        announce(MARCH);
        Account gone = club.portal.account("gone@example.com");
        club.add(gone, Role.USER, false);
        club.portal
                .store
                .transactions()
                .inTransaction(() -> club.portal.store.accounts().setEnabled(gone.id(), false));
        SignedIn ada = club.proven(club.ada).person().person();
        assertEquals(new RemindMembers.Reminded(0, 0, 1), remind(ada, Optional.of(gone)));
        assertEquals(new RemindMembers.Reminded(1, 0, 1), remind(ada, Optional.empty()));
        assertEquals(new RemindMembers.Reminded(0, 1, 1), remind(ada, Optional.empty()));
        assertTrue(mails().stream().noneMatch(mail -> mail.to().equals(gone.email())));
    }

    @Test
    void users_remind_nobody_and_managers_do() {
        announce(MARCH);
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.MANAGER, false);
        assertEquals(
                new RemindMembers.Refused(TeamChange.NOT_ALLOWED),
                remind(club.portal.signedIn(club.bob), Optional.of(eve)));
        assertEquals(new RemindMembers.Reminded(2, 0, 0), remind(club.portal.signedIn(eve), Optional.empty()));
    }

    private RemindMembers.Result remind(SignedIn by, Optional<Account> only) {
        return club.does.mandate().remindMembers().remind(new ActingMember(by, ORIGIN), team, only.map(Account::id));
    }

    private void announce(LocalDate day) {
        club.does.mandate().setPolicy().set(Authority.OPERATOR, team, Mandate.EVERYONE, Optional.of(day));
    }

    /** Runs the job as often as it wants, and says what all mails of the mandate so far were. */
    private List<Notice.Kind> told() {
        int runs = 0;
        while (club.does.mandate().tellMembers().tell()) {
            runs++;
            assertFalse(runs > 20, "it comes to an end");
        }
        return mails().stream().map(Notice::kind).toList();
    }

    private List<Notice> mails() {
        return club.portal.store.outbox().due().stream()
                .filter(mail -> mail.kind().name().startsWith("MANDATE"))
                .toList();
    }
}
