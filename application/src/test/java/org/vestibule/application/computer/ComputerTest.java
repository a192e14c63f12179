package org.vestibule.application.computer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.computer.ComputerScene.token;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.application.device.ViewDevice;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.text.Line;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.Race;

/** A computer that somebody lets into a team, and what becomes of it (PRODUCT H). */
class ComputerTest {

    private final ComputerScene scene = new ComputerScene();
    private final Club club = scene.club;
    private final AccountId ada = club.ada.account().id();

    private Optional<Computer> found(Computer computer) {
        return club.portal.store.computers().find(computer.team(), computer.id());
    }

    @Test
    void who_lets_a_device_be_one_is_mailed_and_its_token_is_the_teams() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        Computer computer = licensed.computer();
        assertEquals("Front desk", computer.name().value());
        assertEquals(ada, computer.licensedBy());
        assertTrue(token(licensed.tokens()).startsWith(scene.team + "."));
        assertEquals("license", licensed.tokens().scopes().words());
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_LICENSED));
        assertEquals(0, scene.count(ada, Event.Kind.APP_ALLOWED));
        assertEquals(
                List.of("Harbour Server", "Front desk", "Acme"),
                scene.mails(Notice.Kind.COMPUTER_LICENSED).get(0).details().subList(3, 6));
        assertEquals(
                new ViewOwnComputer.Own(computer, "Harbour Server", club.team),
                club.does
                        .computer()
                        .viewOwnComputer()
                        .view(licensed.tokens().access().text()));
    }

    @Test
    void its_token_opens_nothing_of_a_persons() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        String access = licensed.tokens().access().text();
        assertEquals(Optional.empty(), club.does.app().viewUserInfo().view(access));
        assertInstanceOf(
                ListComputers.NotGood.class,
                club.does.computer().listComputers().list(access, Optional.empty(), 9));
        assertEquals(
                new ViewOwnComputer.NotGood(),
                club.does.computer().viewOwnComputer().view(token(licensed.tokens())),
                "nor does the one that is refreshed");
        club.portal.clock.advance(Duration.ofMinutes(5));
        assertEquals(
                new ViewOwnComputer.NotGood(),
                club.does.computer().viewOwnComputer().view(access));
    }

    @Test
    void whoever_has_no_right_in_a_team_lets_none_into_it() {
        Team others = club.team("Others", club.portal.account("carl@example.com"), Club.ENTERPRISE);
        StartDevice.Started device = scene.waiting();
        ComputerScene.Typed by = scene.typed(club.bob, device);
        assertEquals(refused(TeamChange.NOT_ALLOWED), scene.license(by, scene.team, "Front desk"), "he is a User");
        assertEquals(refused(TeamChange.NO_TEAM), scene.license(by, others.id(), "Front desk"));
        assertEquals(refused(TeamChange.NO_TEAM), scene.answer(by, new AnswerDevice.Allow()), "it wants to be one");
        assertEquals(new PollDevice.SlowDown(), pollTwice(device), "they may answer still");
        club.does.computer().setLicensing().set(Authority.OPERATOR, scene.team, Licensing.EVERYBODY);
        assertInstanceOf(AnswerDevice.Licensed.class, scene.license(by, scene.team, "Front desk"));
    }

    private PollDevice.Result pollTwice(StartDevice.Started device) {
        scene.poll(device);
        return scene.poll(device);
    }

    private static AnswerDevice.NotLicensed refused(TeamChange why) {
        return new AnswerDevice.NotLicensed(new LicenseComputer.TeamRefused(why));
    }

    /** What somebody may is asked in the transaction that does it. */
    @ParameterizedTest
    @CsvSource({"ADMIN, true", "MANAGER, true", "USER, false"})
    void the_role_decides_and_the_team_may_let_everybody(Role role, boolean may) {
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, role, false);
        ViewDevice.Teams teams = teams(scene.typed(eve, scene.waiting()));
        assertEquals(may ? 1 : 0, teams.open().size());
        assertEquals(may ? 0 : 1, teams.others().size());
        assertEquals(
                may,
                scene.license(scene.typed(eve, scene.waiting()), scene.team, "x") instanceof AnswerDevice.Licensed);
        club.does.computer().setLicensing().set(Authority.OPERATOR, scene.team, Licensing.EVERYBODY);
        assertEquals(1, teams(scene.typed(eve, scene.waiting())).open().size());
    }

    private ViewDevice.Teams teams(ComputerScene.Typed by) {
        return assertInstanceOf(
                        ViewDevice.Ask.class, club.does.device().viewDevice().view(by.person(), by.request()))
                .teams();
    }

    @Test
    void a_member_from_whom_the_team_is_withheld_lets_none_in() {
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.ADMIN, false);
        club.require(Mandate.EVERYONE);
        ComputerScene.Typed by = scene.typed(eve, scene.waiting());
        assertEquals(1, teams(by).withheld().size());
        assertEquals(List.of(), teams(by).open());
        assertEquals(refused(TeamChange.WITHHELD), scene.license(by, scene.team, "Front desk"));
    }

    @Test
    void a_name_is_one_that_the_team_does_not_have() {
        scene.licensed("Front desk");
        ComputerScene.Typed by = scene.typed(club.ada, scene.waiting());
        assertEquals(
                new AnswerDevice.NotLicensed(new LicenseComputer.NameTaken()),
                scene.license(by, scene.team, "FRONT desk "));
        assertEquals(
                new AnswerDevice.NotLicensed(new LicenseComputer.NameWrong(Line.Fault.MISSING)),
                scene.license(by, scene.team, " "));
        assertInstanceOf(AnswerDevice.Licensed.class, scene.license(by, scene.team, "Back desk"));
        assertEquals(new AnswerDevice.Over(), scene.license(by, scene.team, "Roof"), "once");
    }

    /** That it is one is told as often as its device asks: the answer may be lost. */
    @Test
    void its_first_tokens_are_told_until_they_are_used() {
        StartDevice.Started device = scene.waiting();
        scene.license(scene.typed(club.ada, device), scene.team, "Front desk");
        String first = token(
                assertInstanceOf(PollDevice.Licensed.class, scene.poll(device)).tokens());
        club.portal.clock.advance(Duration.ofMinutes(2));
        String again = token(
                assertInstanceOf(PollDevice.Licensed.class, scene.poll(device)).tokens());
        assertEquals(first, again);
        scene.refreshed(first);
        assertEquals(new PollDevice.NotGood(), scene.poll(device));
    }

    @Test
    void a_refresh_gives_the_next_and_tells_when_it_was_seen() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        club.portal.clock.advance(Duration.ofDays(400));
        String next = scene.refreshed(token(licensed.tokens()));
        assertNotEquals(token(licensed.tokens()), next);
        assertEquals(
                Optional.of(Computer.Seen.of(club.now(), ComputerScene.THERE.address())),
                found(licensed.computer()).orElseThrow().seen());
        scene.refreshed(next);
    }

    /** PRODUCT F: addresses are dropped after 90 days. */
    @Test
    void from_where_it_was_seen_is_forgotten_after_90_days() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        scene.refreshed(token(licensed.tokens()));
        Instant seen = club.now();
        club.portal.clock.advance(Duration.ofDays(90));
        club.does.housekeeping().dropExpired().drop();
        assertTrue(seenOf(licensed).address().isPresent());
        club.portal.clock.advance(Duration.ofSeconds(1));
        club.does.housekeeping().dropExpired().drop();
        assertEquals(new Computer.Seen(seen, Optional.empty()), seenOf(licensed));
    }

    private Computer.Seen seenOf(PollDevice.Licensed licensed) {
        return found(licensed.computer()).orElseThrow().seen().orElseThrow();
    }

    /** It may have gone to sleep with the answer on its way. */
    @Test
    void an_answer_that_got_lost_is_given_again_days_later() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        String next = scene.refreshed(token(licensed.tokens()));
        club.portal.clock.advance(Duration.ofDays(9));
        assertEquals(next, scene.refreshed(token(licensed.tokens())));
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_REFRESH_REPEATED));
        scene.refreshed(next);
    }

    @Test
    void whoever_comes_with_one_that_is_used_up_ends_it_for_both() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        String copied = token(licensed.tokens());
        String next = scene.refreshed(copied);
        String later = scene.refreshed(next);
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(copied));
        assertEquals(
                new RefreshComputer.NotGood(), scene.refresh(later), "nobody knows which of the two is the computer");
        assertEquals(Optional.empty(), found(licensed.computer()));
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_REFRESH_REPLAYED));
        assertEquals(1, scene.mails(Notice.Kind.COMPUTER_CUT_OFF).size());
        scene.refresh(copied);
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_REFRESH_REPLAYED), "once");
    }

    /** A proxy may lose one after the other, and nobody goes to each computer for that. */
    @Test
    void the_same_answer_is_given_as_often_as_it_is_asked_for() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        String first = token(licensed.tokens());
        String next = scene.refreshed(first);
        for (int i = 0; i < 99; i++) {
            assertEquals(next, scene.refreshed(first));
        }
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_REFRESH_REPEATED), "written down once");
        scene.refreshed(next);
    }

    /** S-125: thief and computer share one by taking turns, each of them coming with every token. */
    @Test
    void who_takes_turns_with_a_copied_token_is_found_out() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        String shared = token(licensed.tokens());
        int turns = 0;
        while (true) {
            club.portal.clock.advance(Duration.ofDays(1));
            String thiefs = scene.refreshed(shared);
            if (!(scene.refresh(shared) instanceof RefreshComputer.Refreshed)) {
                assertEquals(new RefreshComputer.NotGood(), scene.refresh(thiefs), "for both");
                break;
            }
            shared = thiefs;
            turns++;
        }
        assertEquals(Renewals.MOST_DOUBLED, turns);
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_REFRESH_REPLAYED));
    }

    @Test
    void answers_that_get_lost_now_and_then_end_nothing() {
        String token = token(scene.licensed("Front desk").tokens());
        for (int i = 0; i < 30; i++) {
            String next = scene.refreshed(token);
            if (i % 4 < 3) {
                assertEquals(next, scene.refreshed(token), "lost");
            }
            token = next;
        }
    }

    @Test
    void of_two_who_refresh_at_once_both_have_the_same() {
        String first = token(scene.licensed("Front desk").tokens());
        try (Race race = new Race(2)) {
            assertEquals(1, Set.copyOf(race.run(() -> scene.refreshed(first))).size());
        }
    }

    @Test
    void nobody_refreshes_it_by_another_app_or_with_a_made_up_token() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        String token = token(licensed.tokens());
        var refresh = club.does.computer().refreshComputer();
        assertEquals(new RefreshComputer.NotGood(), refresh.refresh(scene.client("Other"), token, "", ORIGIN));
        String moved =
                club.team("Other", club.ada.account(), Club.ENTERPRISE).id() + token.substring(token.indexOf('.'));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(moved));
        assertEquals(
                new RefreshComputer.NotGood(),
                scene.refresh(licensed.tokens().access().text()));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh("x"));
        scene.refreshed(token);
    }

    @Test
    void one_that_asks_for_more_gets_nothing_and_loses_nothing() {
        String token = token(scene.licensed("Front desk").tokens());
        var refresh = club.does.computer().refreshComputer();
        assertEquals(
                new RefreshComputer.TooMuch(),
                refresh.refresh(scene.server, token, "license openid", ComputerScene.THERE));
        String next = token(assertInstanceOf(
                        RefreshComputer.Refreshed.class,
                        refresh.refresh(scene.server, token, "license", ComputerScene.THERE))
                .tokens());
        scene.refreshed(next);
        assertEquals(
                new RefreshComputer.NotGood(),
                refresh.refresh(scene.server, token, "openid", ComputerScene.THERE),
                "a replay is one, whatever it asks for");
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(next));
    }

    /** PRODUCT H: licensing is the act of a person; what comes of it is the team's. */
    @Test
    void nothing_that_becomes_of_its_licenser_ends_it() {
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.MANAGER, false);
        StartDevice.Started device = scene.waiting();
        assertInstanceOf(
                AnswerDevice.Licensed.class, scene.license(scene.typed(eve, device), scene.team, "Front desk"));
        Enrolled enrolled = club.enroll(eve);
        PollDevice.Result told = scene.poll(device);
        assertEquals(new PollDevice.Expired(), told, "an hour has passed");
        Computer computer = only();
        String token = scene.license(computer).refresh(0).text();
        token = scene.refreshed(token);
        club.disable(enrolled, Set.of());
        token = scene.refreshed(token);
        club.does.member().setRole().set(Authority.OPERATOR, scene.team, eve.id(), Role.USER);
        token = scene.refreshed(token);
        club.does.member().removeMember().remove(Authority.OPERATOR, scene.team, eve.id());
        token = scene.refreshed(token);
        club.portal.store.transactions().inTransaction(() -> {
            club.portal.store.accounts().setEnabled(eve.id(), false);
            return eve;
        });
        scene.refreshed(token);
        ViewComputer.Shown shown = club.does
                .computer()
                .viewComputer()
                .view(scene.team, computer.id())
                .orElseThrow();
        assertTrue(shown.left());
        assertEquals(Optional.of(eve.name()), shown.licenser());
    }

    private Computer only() {
        var all = club.does
                .computer()
                .viewComputers()
                .view(scene.team, ViewComputers.Which.FIRST, 9)
                .page();
        assertEquals(1, all.size());
        return all.computers().get(0).computer();
    }

    @Test
    void it_ends_when_it_is_removed_and_its_licenser_is_told() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        RemoveComputer remove = club.does.computer().removeComputer();
        assertEquals(
                new RemoveComputer.Refused(TeamChange.NOT_ALLOWED),
                remove.remove(
                        club.proven(club.bob), scene.team, licensed.computer().id()));
        assertInstanceOf(
                RemoveComputer.Done.class,
                remove.remove(
                        Authority.OPERATOR, scene.team, licensed.computer().id()));
        assertEquals(
                new RemoveComputer.Unknown(),
                remove.remove(
                        Authority.OPERATOR, scene.team, licensed.computer().id()));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(token(licensed.tokens())));
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_REMOVED));
        assertEquals(1, scene.mails(Notice.Kind.COMPUTER_REMOVED).size());
        scene.licensed("Front desk");
    }

    @Test
    void one_that_is_removed_before_its_device_asks_is_told_no() {
        StartDevice.Started device = scene.waiting();
        scene.license(scene.typed(club.ada, device), scene.team, "Front desk");
        club.does.computer().removeComputer().remove(Authority.OPERATOR, scene.team, only().id());
        assertEquals(new PollDevice.Denied(), scene.poll(device));
    }

    @Test
    void it_ends_with_its_team() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        club.does.team().deleteTeam().delete(club.proven(club.ada), scene.team);
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(token(licensed.tokens())));
    }

    /** Of the very sign-in that let it in, and of no other. */
    @Test
    void it_ends_when_its_licenser_says_that_it_was_not_them() {
        PollDevice.Licensed kept = scene.licensed("Back desk");
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        assertTrue(club.does.device().disownGrant().disown(scene.link(Notice.Kind.COMPUTER_LICENSED), ORIGIN));
        assertFalse(club.does.device().disownGrant().disown(scene.link(Notice.Kind.COMPUTER_LICENSED), ORIGIN));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(token(licensed.tokens())));
        assertEquals(1, scene.count(ada, Event.Kind.COMPUTER_DISOWNED));
        scene.refreshed(token(kept.tokens()));
    }

    @Test
    void while_the_plan_has_lapsed_it_rests() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertEquals(new RefreshComputer.Dormant(), scene.refresh(token(licensed.tokens())));
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty());
        scene.refreshed(token(licensed.tokens()));
    }

    /** PRODUCT H: at that moment, whatever token was given before. */
    @Test
    void from_the_moment_that_the_plan_lapses_its_entry_is_closed() {
        String access = scene.licensed("Front desk").tokens().access().text();
        ViewOwnComputer view = club.does.computer().viewOwnComputer();
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertEquals(new ViewOwnComputer.Dormant(), view.view(access));
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty());
        assertInstanceOf(ViewOwnComputer.Own.class, view.view(access));
        club.does.app().deleteClient().delete(scene.server.id());
        assertEquals(new ViewOwnComputer.NotGood(), view.view(access));
    }

    @Test
    void while_the_plan_has_lapsed_none_is_let_in() {
        StartDevice.Started device = scene.waiting();
        ComputerScene.Typed by = scene.typed(club.ada, device);
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertEquals(List.of(), teams(by).open());
        assertEquals(1, teams(by).dormant().size());
        AnswerDevice.NotLicensed dormant = new AnswerDevice.NotLicensed(new LicenseComputer.Dormant(club.team));
        assertEquals(dormant, scene.license(by, scene.team, "Front desk"));
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty());
        assertEquals(1, teams(by).open().size());
        assertInstanceOf(AnswerDevice.Licensed.class, scene.license(by, scene.team, "Front desk"));
    }

    /** Whoever lets a script do it. */
    @Test
    void a_team_has_so_many_and_no_more() {
        Computer first = scene.licensed("Front desk").computer();
        var computers = club.portal.store.computers();
        club.portal.store.transactions().inTransaction(() -> {
            computers.crowd(scene.license(first), Computer.MOST_IN_TEAM - 1);
            return first;
        });
        ComputerScene.Typed by = scene.typed(club.ada, scene.waiting());
        assertEquals(
                new AnswerDevice.NotLicensed(new LicenseComputer.TeamFull(club.team)),
                scene.license(by, scene.team, "Back desk"));
        club.does.computer().removeComputer().remove(Authority.OPERATOR, scene.team, first.id());
        assertInstanceOf(AnswerDevice.Licensed.class, scene.license(by, scene.team, "Back desk"));
    }

    /** Who may not is told that, and nothing of the subscription. */
    @Test
    void a_team_whose_plan_has_lapsed_refuses_whom_it_refused_before() {
        ComputerScene.Typed by = scene.typed(club.bob, scene.waiting());
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertEquals(List.of(), teams(by).dormant());
        assertEquals(1, teams(by).others().size());
        assertEquals(refused(TeamChange.NOT_ALLOWED), scene.license(by, scene.team, "Front desk"));
    }

    /** It never had one that could have ended. */
    @Test
    void into_a_team_that_was_always_lite_computers_are_let() {
        Team lite = club.team("Lite", club.ada.account(), Terms.LITE);
        StartDevice.Started device = scene.waiting();
        assertInstanceOf(
                AnswerDevice.Licensed.class, scene.license(scene.typed(club.ada, device), lite.id(), "Front desk"));
        PollDevice.Licensed told = assertInstanceOf(PollDevice.Licensed.class, scene.poll(device));
        scene.refreshed(token(told.tokens()));
    }

    /** F-17: nobody goes to each computer because a backup was restored. */
    @Test
    void a_fence_ends_none() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        club.does.housekeeping().moveFence().move();
        scene.refreshed(token(licensed.tokens()));
        License license = scene.license(licensed.computer());
        String ahead = license.refresh(7).text();
        assertEquals(license.refresh(8).text(), scene.refreshed(ahead), "given out after the backup");
    }

    @Test
    void another_name_is_given_by_who_may() {
        PollDevice.Licensed licensed = scene.licensed("Front desk");
        scene.licensed("Back desk");
        assertInstanceOf(RenameComputer.Refused.class, rename(club.bob, licensed.computer(), "Roof"));
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.MANAGER, false);
        assertEquals(new RenameComputer.Taken(), rename(eve, licensed.computer(), "BACK desk"));
        assertEquals(new RenameComputer.Done(), rename(eve, licensed.computer(), "Roof"));
        assertEquals(1, scene.count(eve.id(), Event.Kind.COMPUTER_RENAMED));
        assertEquals("Roof", found(licensed.computer()).orElseThrow().name().value());
    }

    private RenameComputer.Result rename(Account by, Computer computer, String name) {
        var acting = new ActingMember(club.portal.signedIn(by), ORIGIN);
        return club.does
                .computer()
                .renameComputer()
                .rename(
                        acting,
                        computer.team(),
                        computer.id(),
                        ComputerName.parse(name).orElseThrow());
    }
}
