package org.vestibule.application.computer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.application.computer.ComputerScene.token;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;

/** Who learns what becomes of a computer: nobody who has left the team that it is of (PRODUCT F, H). */
class CaretakersTest {

    private final ComputerScene scene = new ComputerScene();
    private final Club club = scene.club;
    private final Account ada = club.ada.account();
    private final Account eve = club.portal.account("eve@example.com");
    private final PollDevice.Licensed licensed = licensedByEve();
    private final Computer computer = licensed.computer();

    private PollDevice.Licensed licensedByEve() {
        club.add(eve, Role.MANAGER, false);
        StartDevice.Started device = scene.waiting();
        assertInstanceOf(
                AnswerDevice.Licensed.class, scene.license(scene.typed(eve, device), scene.team, "Front desk"));
        return assertInstanceOf(PollDevice.Licensed.class, scene.poll(device));
    }

    private void leave() {
        club.does.member().removeMember().remove(Authority.OPERATOR, scene.team, eve.id());
    }

    private void disable() {
        club.portal.store.transactions().inTransaction(() -> {
            club.portal.store.accounts().setEnabled(eve.id(), false);
            return eve;
        });
    }

    /** Somebody has copied its token. */
    private void copy() {
        String first = token(licensed.tokens());
        scene.refreshed(scene.refreshed(first));
        assertEquals(new RefreshComputer.NotGood(), scene.refresh(first));
    }

    private List<EmailAddress> told(Notice.Kind kind) {
        return scene.mails(kind).stream().map(Notice::to).toList();
    }

    private Event only(Event.Kind kind) {
        List<Event> all = club.portal.store.auditTrail().events().stream()
                .filter(event -> event.kind() == kind)
                .toList();
        assertEquals(1, all.size());
        assertEquals(Optional.of(scene.team), all.get(0).team(), "it is in the team's log");
        assertEquals(
                "{computer=" + computer.id() + "}", all.get(0).fact().details().toString());
        return all.get(0);
    }

    private void assertOf(AccountId subject, Event.Actor actor, Event event) {
        assertEquals(subject, event.account());
        assertEquals(actor, event.actor());
    }

    @Test
    void while_its_licenser_is_there_they_are_told_that_it_was_cut_off() {
        copy();
        assertEquals(List.of(eve.email()), told(Notice.Kind.COMPUTER_CUT_OFF));
        assertEquals(List.of(), told(Notice.Kind.COMPUTER_CUT_OFF_TO_OWNER));
        assertOf(eve.id(), Event.Actor.PORTAL, only(Event.Kind.COMPUTER_REFRESH_REPLAYED));
    }

    @Test
    void once_they_have_left_the_owner_is() {
        leave();
        copy();
        assertEquals(List.of(), told(Notice.Kind.COMPUTER_CUT_OFF));
        assertEquals(List.of(ada.email()), told(Notice.Kind.COMPUTER_CUT_OFF_TO_OWNER));
        assertOf(ada.id(), Event.Actor.PORTAL, only(Event.Kind.COMPUTER_REFRESH_REPLAYED));
    }

    @Test
    void so_is_the_owner_where_they_cannot_sign_in() {
        disable();
        copy();
        assertEquals(List.of(), told(Notice.Kind.COMPUTER_CUT_OFF));
        assertEquals(List.of(ada.email()), told(Notice.Kind.COMPUTER_CUT_OFF_TO_OWNER));
    }

    @Test
    void a_repeated_answer_is_nothing_for_who_has_left() {
        leave();
        scene.refreshed(token(licensed.tokens()));
        scene.refreshed(token(licensed.tokens()));
        assertOf(ada.id(), Event.Actor.PORTAL, only(Event.Kind.COMPUTER_REFRESH_REPEATED));
    }

    @Test
    void who_removed_it_is_written_down_for_its_licenser_while_they_are_there() {
        scene.removed(computer);
        Event event = only(Event.Kind.COMPUTER_REMOVED);
        assertOf(eve.id(), Event.Actor.MEMBER, event);
        assertEquals(Optional.of(ada.id()), event.by());
    }

    @Test
    void and_for_the_owner_once_they_have_left() {
        leave();
        scene.removed(computer);
        assertOf(ada.id(), Event.Actor.HOLDER, only(Event.Kind.COMPUTER_REMOVED));
        assertEquals(List.of(), told(Notice.Kind.COMPUTER_REMOVED));
    }

    @Test
    void who_let_it_in_did_so_themselves() {
        assertOf(eve.id(), Event.Actor.HOLDER, only(Event.Kind.COMPUTER_LICENSED));
    }
}
