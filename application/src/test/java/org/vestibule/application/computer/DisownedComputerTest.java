package org.vestibule.application.computer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.computer.ComputerScene.token;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;

/** "This was not me" of the very sign-in in which a computer was let in, and of no other (PRODUCT H). */
class DisownedComputerTest {

    private final ComputerScene scene = new ComputerScene();
    private final Club club = scene.club;
    private final Account ada = club.ada.account();
    private final Account eve = club.portal.account("eve@example.com");

    DisownedComputerTest() {
        club.add(eve, Role.MANAGER, false);
    }

    private String licensedByEve(String name) {
        return licensed(eve, name);
    }

    private String licensed(Account by, String name) {
        StartDevice.Started device = scene.waiting();
        assertInstanceOf(AnswerDevice.Licensed.class, scene.license(scene.typed(by, device), scene.team, name));
        return token(
                assertInstanceOf(PollDevice.Licensed.class, scene.poll(device)).tokens());
    }

    private void report(BearerToken link) {
        assertNotEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                club.does.recovery().reportNotMe().report(link, ORIGIN));
    }

    private boolean works(String token) {
        return scene.refresh(token) instanceof RefreshComputer.Refreshed;
    }

    @Test
    void who_reports_the_sign_in_by_a_password_takes_back_what_was_licensed_in_it() {
        String token = licensedByEve("Front desk");
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(token));
        assertEquals(1, scene.count(eve.id(), Event.Kind.COMPUTER_DISOWNED));
    }

    @Test
    void who_reports_the_sign_in_by_both_steps_does_too() {
        String token = token(scene.licensed("Front desk").tokens());
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(token));
        assertEquals(1, scene.count(ada.id(), Event.Kind.COMPUTER_DISOWNED));
    }

    /** Its mail tells of the same sign-in. */
    @Test
    void so_does_who_reports_that_a_backup_code_was_used_for_it() {
        StartDevice.Started device = scene.waiting();
        ComputerScene.Typed by = scene.typedByBackupCode(club.ada, device);
        assertInstanceOf(AnswerDevice.Licensed.class, scene.license(by, scene.team, "Front desk"));
        report(scene.link(Notice.Kind.BACKUP_CODE_USED));
        assertEquals(new PollDevice.Denied(), scene.poll(device));
    }

    /** A Server of the team's goes with nothing else that becomes of its licenser. */
    @Test
    void who_reports_another_sign_in_leaves_it() {
        String token = licensedByEve("Front desk");
        club.hour();
        club.portal.signIn(eve, PASSWORD);
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertTrue(works(token));
        assertEquals(0, scene.count(eve.id(), Event.Kind.COMPUTER_DISOWNED));
    }

    @Test
    void what_was_licensed_in_another_sign_in_stays_and_so_does_the_link_that_takes_it_back() {
        String kept = licensedByEve("Back desk");
        BearerToken link = scene.link(Notice.Kind.COMPUTER_LICENSED);
        club.hour();
        String taken = licensedByEve("Front desk");
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(taken));
        assertTrue(works(kept));
        assertTrue(club.does.device().disownGrant().disown(link, ORIGIN));
        assertEquals(2, scene.count(eve.id(), Event.Kind.COMPUTER_DISOWNED));
    }

    @Test
    void what_another_licensed_at_that_moment_stays() {
        String theirs = token(scene.licensed("Back desk").tokens());
        licensedByEve("Front desk");
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertTrue(works(theirs));
    }

    @Test
    void that_it_was_removed_before_is_not_written_down_again() {
        licensedByEve("Front desk");
        Computers all = club.portal.store.computers();
        ComputerName name = ComputerName.parse("Front desk").orElseThrow();
        club.does
                .computer()
                .removeComputer()
                .remove(
                        Authority.OPERATOR,
                        scene.team,
                        all.named(scene.team, name).orElseThrow().id());
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertEquals(0, scene.count(eve.id(), Event.Kind.COMPUTER_DISOWNED));
        assertEquals(List.of(), scene.mails(Notice.Kind.COMPUTER_DISOWNED));
    }

    @Test
    void whoever_let_it_in_and_the_owner_are_told_whichever_link_it_was() {
        licensedByEve("Front desk");
        report(scene.link(Notice.Kind.NEW_BROWSER));
        Account fay = club.portal.account("fay@example.com");
        club.add(fay, Role.MANAGER, false);
        licensed(fay, "Back desk");
        assertTrue(club.does.device().disownGrant().disown(scene.link(Notice.Kind.COMPUTER_LICENSED), ORIGIN));
        List<Notice> told = scene.mails(Notice.Kind.COMPUTER_DISOWNED);
        assertEquals(
                List.of(eve.email(), ada.email(), fay.email(), ada.email()),
                told.stream().map(Notice::to).toList());
        assertEquals(
                List.of("Back desk", "Acme", club.now().toString(), fay.name().value()),
                told.get(3).details());
    }

    /** PRODUCT H: the team's loss is its own, whoever let it in. */
    @Test
    void the_owner_is_told_though_whoever_let_it_in_has_left() {
        String token = licensedByEve("Front desk");
        club.does.member().removeMember().remove(Authority.OPERATOR, scene.team, eve.id());
        report(scene.link(Notice.Kind.NEW_BROWSER));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(token));
        assertTrue(scene.mails(Notice.Kind.COMPUTER_DISOWNED).stream()
                .anyMatch(mail -> mail.to().equals(ada.email())));
    }

    @Test
    void an_owner_who_let_it_in_is_told_once() {
        scene.licensed("Front desk");
        assertTrue(club.does.device().disownGrant().disown(scene.link(Notice.Kind.COMPUTER_LICENSED), ORIGIN));
        assertEquals(1, scene.mails(Notice.Kind.COMPUTER_DISOWNED).size());
    }
}
