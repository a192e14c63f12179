package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.Consents;
import org.vestibule.application.app.Consents.Connected;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Consent;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/** What every adapter of {@link Consents} keeps. */
public interface ConsentsContract extends AppStoreContract {

    @Test
    default void one_is_found_by_whose_it_is_and_of_what_app() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        Scopes scopes = scopes(Scope.OPENID, Scope.EMAIL);
        note(account, client, scopes, NOW);
        assertEquals(
                Optional.of(new Consent(account, client, scopes, NOW, NOW)),
                consents().find(account, client));
        assertEquals(Optional.empty(), consents().find(account, aClientId()));
        assertEquals(Optional.empty(), consents().find(anAccount().id(), client));
    }

    @Test
    default void what_is_let_do_later_is_let_do_besides() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        note(account, client, scopes(Scope.OPENID, Scope.EMAIL), NOW);
        note(account, client, scopes(Scope.OPENID, Scope.TEAMS), NOW.plusSeconds(1));
        note(account, client, scopes(Scope.OPENID), NOW.plusSeconds(2));
        assertEquals(
                Optional.of(new Consent(
                        account, client, scopes(Scope.OPENID, Scope.EMAIL, Scope.TEAMS), NOW, NOW.plusSeconds(2))),
                consents().find(account, client));
    }

    /** Nodes' clocks differ. */
    @Test
    default void when_it_was_used_never_moves_back() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        note(account, client, scopes(Scope.OPENID), NOW);
        note(account, client, scopes(Scope.EMAIL), NOW.minusSeconds(1));
        assertEquals(NOW, consents().find(account, client).orElseThrow().lastUsedAt());
    }

    @Test
    default void of_those_that_come_at_once_none_is_lost() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        try (Race race = new Race(Scope.values().length)) {
            race.run(List.of(Scope.values()).stream()
                    .<Supplier<Integer>>map(scope -> () -> {
                        note(account, client, scopes(scope), NOW);
                        return 0;
                    })
                    .toList());
        }
        assertEquals(
                new Scopes(EnumSet.allOf(Scope.class)),
                consents().find(account, client).orElseThrow().scopes());
    }

    @Test
    default void it_needs_its_account() {
        AccountId unknown = anUnknownAccount(true).id();
        assertThrows(RuntimeException.class, () -> note(unknown, aClientId(), scopes(Scope.OPENID), NOW));
    }

    @Test
    default void one_is_forgotten_once_and_alone() {
        AccountId account = anAccount().id();
        ClientId gone = aClientId();
        ClientId kept = aClientId();
        note(account, gone, scopes(Scope.OPENID), NOW);
        note(account, kept, scopes(Scope.OPENID), NOW);
        AccountId other = anAccount().id();
        assertFalse(committed(() -> consents().forget(other, gone)));
        assertTrue(committed(() -> consents().forget(account, gone)));
        assertFalse(committed(() -> consents().forget(account, gone)));
        assertEquals(Optional.empty(), consents().find(account, gone));
        assertTrue(consents().find(account, kept).isPresent());
    }

    @Test
    default void all_of_an_account_are_listed_the_latest_first() {
        AccountId account = anAccount().id();
        Client first = aClient(Client.Kind.PUBLIC, NOW);
        Client latest = aClient(Client.Kind.TRUSTED, NOW);
        Client second = aClient(Client.Kind.CONFIDENTIAL, NOW);
        note(account, first.id(), scopes(Scope.OPENID), NOW);
        note(account, latest.id(), scopes(Scope.OPENID), NOW.plusSeconds(2));
        note(account, second.id(), scopes(Scope.EMAIL), NOW.plusSeconds(1));
        note(anAccount().id(), first.id(), scopes(Scope.OPENID), NOW);
        assertEquals(
                List.of(
                        connected(account, latest, Scope.OPENID, NOW.plusSeconds(2), NOW.plusSeconds(2)),
                        connected(account, second, Scope.EMAIL, NOW.plusSeconds(1), NOW.plusSeconds(1)),
                        connected(account, first, Scope.OPENID, NOW, NOW)),
                consents().of(account));
    }

    @Test
    default void a_refresh_is_a_use_of_that_app_by_that_account() {
        AccountId account = anAccount().id();
        Client refreshed = aClient(Client.Kind.PUBLIC, NOW);
        Client idle = aClient(Client.Kind.PUBLIC, NOW);
        note(account, refreshed.id(), scopes(Scope.OPENID), NOW);
        note(account, idle.id(), scopes(Scope.OPENID), NOW.plusSeconds(1));
        granted(aGrant(account, refreshed.id(), NOW.minusSeconds(9)));
        granted(aGrant(anAccount().id(), idle.id(), NOW.plusSeconds(9)));
        assertEquals(idle.id(), consents().of(account).get(0).client().id(), "it began before");
        Grant grant = granted(aGrant(account, refreshed.id(), NOW));
        Instant later = NOW.plus(Duration.ofHours(1));
        assertTrue(committed(() -> store().grants().refresh(grant, later)));
        assertEquals(
                List.of(
                        connected(account, refreshed, Scope.OPENID, NOW, later),
                        connected(account, idle, Scope.OPENID, NOW.plusSeconds(1), NOW.plusSeconds(1))),
                consents().of(account));
    }

    @Test
    default void an_app_that_is_removed_is_not_listed() {
        AccountId account = anAccount().id();
        Client client = aClient(Client.Kind.TRUSTED, NOW);
        note(account, client.id(), scopes(Scope.OPENID), NOW);
        assertEquals(1, consents().of(account).size());
        commit(() -> store().clients().remove(client.id()));
        assertEquals(List.of(), consents().of(account));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        ClientId never = aClientId();
        note(account, client, scopes(Scope.OPENID), NOW);
        Optional<Consent> before = consents().find(account, client);
        rollBack(() -> consents().note(account, never, scopes(Scope.OPENID), NOW));
        rollBack(() -> consents().note(account, client, scopes(Scope.EMAIL), NOW.plusSeconds(1)));
        rollBack(() -> consents().forget(account, client));
        assertEquals(Optional.empty(), consents().find(account, never));
        assertEquals(before, consents().find(account, client));
    }

    @Test
    default void changes_need_a_transaction() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        assertNeedsTransaction(() -> consents().note(account, client, scopes(Scope.OPENID), NOW));
        assertNeedsTransaction(() -> consents().forget(account, client));
    }

    private static Connected connected(AccountId account, Client client, Scope scope, Instant given, Instant used) {
        return new Connected(client, new Consent(account, client.id(), Scopes.parse(scope.word()), given, used));
    }

    private void note(AccountId account, ClientId client, Scopes scopes, Instant now) {
        commit(() -> consents().note(account, client, scopes, now));
    }

    private Consents consents() {
        return store().consents();
    }
}
