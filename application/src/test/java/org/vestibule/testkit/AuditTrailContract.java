package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** What every adapter of {@link AuditTrail} keeps. */
public interface AuditTrailContract extends TeamStoreContract {

    Fact SIGNED_OUT = new SignInFact.SignedOut(SignInFact.SignedOut.Why.SIGNED_OUT);

    Fact PASSWORD_REFUSED = new SignInFact.PasswordRefused(SignInFact.Occasion.SIGN_IN);

    /** Reads what was written about an account, in any order. */
    List<Written> recorded(AccountId account);

    /** An event as it is read: of what happened its kind is left, what is kept with it, and what names a person. */
    record Written(
            Optional<TeamId> team,
            Event.Kind kind,
            Map<String, String> details,
            Map<String, String> words,
            Event.Actor actor,
            Optional<AccountId> by,
            Origin origin) {

        static Written of(Event event) {
            return new Written(
                    event.team(),
                    event.kind(),
                    event.fact().details().values(),
                    event.fact().words(),
                    event.actor(),
                    event.by(),
                    event.origin());
        }
    }

    @Test
    default void an_event_is_written_whole() {
        AccountId account = anUnknownAccount(true).id(); // an event outlives its account
        Event event = Event.of(account, SIGNED_OUT, new Origin("2001:db8::1", "Browser/1.0 (é)"));
        commit(() -> trail().record(event));
        assertEquals(List.of(Written.of(event)), recorded(account));
    }

    @Test
    default void what_an_operator_did_says_so() {
        AccountId account = anUnknownAccount(true).id();
        Event event = Event.byOperator(account, PlainFact.ACCOUNT_CREATED);
        commit(() -> trail().record(event));
        assertEquals(List.of(Written.of(event)), recorded(account));
    }

    @Test
    default void what_happened_in_a_team_says_in_which() {
        AccountId owner = anUnknownAccount(true).id(); // an event outlives its team, too
        Event event = Event.byOperator(anUnknownTeam(owner).id(), owner, PlainFact.TEAM_OFFERED);
        commit(() -> trail().record(event));
        assertEquals(List.of(Written.of(event)), recorded(owner));
    }

    @Test
    default void what_another_member_did_says_who() {
        AccountId member = anUnknownAccount(true).id();
        AccountId account = anUnknownAccount(true).id();
        TeamId team = anUnknownTeam(member).id();
        Event done = Event.byMember(
                team, member, account, new MemberFact.RoleSet(Role.USER, Role.ADMIN), Origin.COMMAND_LINE);
        Event self = Event.byMember(team, member, member, new MemberFact.Left(Role.USER), Origin.COMMAND_LINE);
        commit(() -> {
            trail().record(done);
            trail().record(self);
        });
        assertEquals(List.of(Written.of(done)), recorded(account));
        assertEquals(List.of(Written.of(self)), recorded(member));
    }

    @Test
    default void every_kind_can_be_written() {
        AccountId account = anUnknownAccount(true).id();
        List<Event> events = Facts.all().stream()
                .map(fact -> Event.of(account, fact, Origin.COMMAND_LINE))
                .toList();
        commit(() -> events.forEach(trail()::record));
        assertEquals(events.stream().map(Written::of).collect(Collectors.toSet()), new HashSet<>(recorded(account)));
        assertEquals(
                EnumSet.allOf(Event.Kind.class),
                events.stream().map(Event::kind).collect(Collectors.toSet()));
    }

    @Test
    default void the_same_event_can_happen_twice() {
        AccountId account = anUnknownAccount(true).id();
        Event event = Event.of(account, PASSWORD_REFUSED, Origin.COMMAND_LINE);
        commit(() -> {
            trail().record(event);
            trail().record(event);
        });
        assertEquals(List.of(Written.of(event), Written.of(event)), recorded(account));
    }

    @Test
    default void an_event_tells_of_an_address_that_nobody_holds() {
        int before = recorded(AccountId.NOBODY).size();
        commit(() -> trail().record(Event.of(AccountId.NOBODY, PASSWORD_REFUSED, Origin.COMMAND_LINE)));
        assertEquals(before + 1, recorded(AccountId.NOBODY).size());
    }

    /** Fault invariant I5: no event for a change that did not commit. */
    @Test
    default void an_event_taken_back_is_not_written() {
        AccountId account = anUnknownAccount(true).id();
        rollBack(() -> trail().record(Event.of(account, SIGNED_OUT, Origin.COMMAND_LINE)));
        assertEquals(List.of(), recorded(account));
    }

    @Test
    default void writing_needs_a_transaction() {
        Event event = Event.of(anAccount().id(), SIGNED_OUT, Origin.COMMAND_LINE);
        assertNeedsTransaction(() -> trail().record(event));
    }

    private AuditTrail trail() {
        return store().auditTrail();
    }
}
