package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.team.TeamId;

/** What every adapter of {@link AuditTrail} keeps. */
public interface AuditTrailContract extends TeamStoreContract {

    /** Reads what was written about an account, in any order. */
    List<Event> recorded(AccountId account);

    @Test
    default void an_event_is_written_whole() {
        AccountId account = anUnknownAccount(true).id(); // an event outlives its account
        Event event = Event.of(account, Event.Kind.SIGNED_OUT, new Origin("2001:db8::1", "Browser/1.0 (é)"));
        commit(() -> trail().record(event));
        assertEquals(List.of(event), recorded(account));
    }

    @Test
    default void what_an_operator_did_says_so() {
        AccountId account = anUnknownAccount(true).id();
        Event event = Event.byOperator(account, Event.Kind.ACCOUNT_CREATED);
        commit(() -> trail().record(event));
        assertEquals(List.of(event), recorded(account));
    }

    @Test
    default void what_happened_in_a_team_says_in_which() {
        AccountId owner = anUnknownAccount(true).id(); // an event outlives its team, too
        Event event = Event.byOperator(anUnknownTeam(owner).id(), owner, Event.Kind.TEAM_CREATED);
        commit(() -> trail().record(event));
        assertEquals(List.of(event), recorded(owner));
    }

    @Test
    default void what_another_member_did_says_who() {
        AccountId member = anUnknownAccount(true).id();
        AccountId account = anUnknownAccount(true).id();
        TeamId team = anUnknownTeam(member).id();
        Event done = Event.byMember(team, member, account, Event.Kind.ROLE_SET, Origin.COMMAND_LINE);
        Event self = Event.byMember(team, member, member, Event.Kind.MEMBER_LEFT, Origin.COMMAND_LINE);
        commit(() -> {
            trail().record(done);
            trail().record(self);
        });
        assertEquals(List.of(done), recorded(account));
        assertEquals(List.of(self), recorded(member));
    }

    @Test
    default void every_kind_can_be_written() {
        AccountId account = anUnknownAccount(true).id();
        Set<Event> events = new HashSet<>();
        for (Event.Kind kind : Event.Kind.values()) {
            events.add(Event.of(account, kind, Origin.COMMAND_LINE));
        }
        commit(() -> events.forEach(trail()::record));
        assertEquals(events, new HashSet<>(recorded(account)));
    }

    @Test
    default void the_same_event_can_happen_twice() {
        AccountId account = anUnknownAccount(true).id();
        Event event = Event.of(account, Event.Kind.PASSWORD_REFUSED, Origin.COMMAND_LINE);
        commit(() -> {
            trail().record(event);
            trail().record(event);
        });
        assertEquals(List.of(event, event), recorded(account));
    }

    @Test
    default void an_event_tells_of_an_address_that_nobody_holds() {
        int before = recorded(AccountId.NOBODY).size();
        commit(() -> trail().record(Event.of(AccountId.NOBODY, Event.Kind.PASSWORD_REFUSED, Origin.COMMAND_LINE)));
        assertEquals(before + 1, recorded(AccountId.NOBODY).size());
    }

    /** Fault invariant I5: no event for a change that did not commit. */
    @Test
    default void an_event_taken_back_is_not_written() {
        AccountId account = anUnknownAccount(true).id();
        rollBack(() -> trail().record(Event.of(account, Event.Kind.SIGNED_OUT, Origin.COMMAND_LINE)));
        assertEquals(List.of(), recorded(account));
    }

    @Test
    default void writing_needs_a_transaction() {
        Event event = Event.of(anAccount().id(), Event.Kind.SIGNED_OUT, Origin.COMMAND_LINE);
        assertNeedsTransaction(() -> trail().record(event));
    }

    private AuditTrail trail() {
        return store().auditTrail();
    }
}
