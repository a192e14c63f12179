package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.app.Clients;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Client.Kind;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.token.TokenDigest;

/** What every adapter of {@link Clients} keeps. */
public interface ClientsContract extends AppStoreContract {

    @ParameterizedTest
    @EnumSource
    default void one_of_each_kind_is_found_as_it_was_registered(Kind kind) {
        Client client = aClient(kind, NOW);
        Clients.Registered found = clients().find(client.id()).orElseThrow();
        assertEquals(client, found.client());
        assertEquals(kind != Kind.PUBLIC, found.secret().isPresent());
        assertEquals(Optional.empty(), clients().find(aClientId()));
    }

    @Test
    default void all_are_listed_in_the_order_of_their_making() {
        Client second = aClient(Kind.TRUSTED, NOW.plusMillis(1));
        Client first = aClient(Kind.PUBLIC, NOW);
        Client third = aClient(Kind.CONFIDENTIAL, NOW.plusMillis(2));
        List<ClientId> mine = List.of(first.id(), second.id(), third.id());
        assertEquals(
                List.of(first, second, third),
                clients().all().stream().filter(one -> mine.contains(one.id())).toList());
    }

    @Test
    default void nobody_takes_the_place_of_another() {
        Client client = aClient(Kind.TRUSTED, NOW);
        Clients.Registered other = new Clients.Registered(
                new Client(client.id(), "Other", Kind.PUBLIC, client.returns(), false, LogoutAddresses.NONE, NOW),
                Optional.empty());
        assertThrows(RuntimeException.class, () -> commit(() -> clients().add(other)));
        assertEquals(client, clients().find(client.id()).orElseThrow().client());
    }

    @ParameterizedTest
    @EnumSource
    default void one_changes_and_keeps_what_tells_it_from_others(Kind kind) {
        Clients.Registered before = clients().find(aClient(kind, NOW).id()).orElseThrow();
        RedirectUri elsewhere = RedirectUri.parse("https://elsewhere.example/").orElseThrow();
        LogoutAddresses logout = new LogoutAddresses(List.of(elsewhere), Optional.of(elsewhere));
        Client changed = before.client().changed("Other", List.of(elsewhere), logout);
        commit(() -> clients().change(changed));
        assertEquals(
                Optional.of(new Clients.Registered(changed, before.secret())),
                clients().find(changed.id()));
        Client bare = changed.changed("Other", List.of(), LogoutAddresses.NONE);
        commit(() -> clients().change(bare));
        assertEquals(bare, clients().find(bare.id()).orElseThrow().client());
    }

    @Test
    default void who_locks_one_finds_what_the_last_one_left() {
        ClientId id = aClient(Kind.TRUSTED, NOW).id();
        try (Race race = new Race(10)) {
            race.run(() -> committed(() -> {
                Client before = clients().lock(id).orElseThrow();
                clients().change(before.changed(before.name() + "+", before.returns(), before.logout()));
                return before;
            }));
        }
        assertTrue(clients().find(id).orElseThrow().client().name().endsWith("+".repeat(10)));
        assertEquals(Optional.empty(), committed(() -> clients().lock(aClientId())));
    }

    @Test
    default void another_secret_takes_the_place_of_one() {
        Client client = aClient(Kind.CONFIDENTIAL, NOW);
        TokenDigest fresh = aSecret();
        assertTrue(committed(() -> clients().replaceSecret(client.id(), fresh)));
        assertEquals(
                Optional.of(new Clients.Registered(client, Optional.of(fresh))),
                clients().find(client.id()));
    }

    @Test
    default void who_keeps_none_is_given_none() {
        Client open = aClient(Kind.PUBLIC, NOW);
        assertFalse(committed(() -> clients().replaceSecret(open.id(), aSecret())));
        assertFalse(committed(() -> clients().replaceSecret(aClientId(), aSecret())));
        assertEquals(
                Optional.of(new Clients.Registered(open, Optional.empty())),
                clients().find(open.id()));
    }

    @Test
    default void one_is_removed_once_and_alone() {
        Client gone = aClient(Kind.TRUSTED, NOW);
        Client kept = aClient(Kind.TRUSTED, NOW);
        try (Race race = new Race(10)) {
            List<Boolean> removed = race.run(() -> committed(() -> clients().remove(gone.id())));
            assertEquals(1, removed.stream().filter(won -> won).count());
        }
        assertEquals(Optional.empty(), clients().find(gone.id()));
        assertTrue(clients().find(kept.id()).isPresent());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Client client = aClient(Kind.TRUSTED, NOW);
        Optional<Clients.Registered> before = clients().find(client.id());
        Client never = new Client(aClientId(), "Never", Kind.PUBLIC, List.of(), false, LogoutAddresses.NONE, NOW);
        rollBack(() -> clients().add(new Clients.Registered(never, Optional.empty())));
        rollBack(() -> clients().change(client.changed("Other", List.of(), LogoutAddresses.NONE)));
        rollBack(() -> clients().replaceSecret(client.id(), aSecret()));
        rollBack(() -> clients().remove(client.id()));
        assertEquals(before, clients().find(client.id()));
        assertEquals(Optional.empty(), clients().find(never.id()));
    }

    @Test
    default void changes_need_a_transaction() {
        Client client = aClient(Kind.TRUSTED, NOW);
        Clients.Registered registered = clients().find(client.id()).orElseThrow();
        assertNeedsTransaction(() -> clients().add(registered));
        assertNeedsTransaction(() -> clients().lock(client.id()));
        assertNeedsTransaction(() -> clients().change(client));
        assertNeedsTransaction(() -> clients().replaceSecret(client.id(), aSecret()));
        assertNeedsTransaction(() -> clients().remove(client.id()));
    }

    private static TokenDigest aSecret() {
        return ClientSecret.make(RANDOM).digest();
    }

    private Clients clients() {
        return store().clients();
    }
}
