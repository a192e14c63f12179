package org.vestibule.application.app;

import java.util.List;
import java.util.Optional;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.token.TokenDigest;

/** All registered apps. They are few, and belong to nobody. */
public interface Clients {

    /**
     * One of them.
     *
     * @param secret what it shows to be told from others; empty if it can keep none
     */
    record Registered(Client client, Optional<TokenDigest> secret) {}

    /** Adds one. */
    void add(Registered registered);

    /** Finds one. */
    Optional<Registered> find(ClientId id);

    /** Finds one that is about to change: nobody else changes it before this transaction ends. */
    Optional<Client> lock(ClientId id);

    /** All of them, in the order of their making. */
    List<Client> all();

    /** Gives one that is locked the name and the addresses that it has here, and leaves the rest. */
    void change(Client client);

    /** Gives one another secret; false if there is no such app, or it keeps none. */
    boolean replaceSecret(ClientId id, TokenDigest secret);

    /** Forgets one: whatever it was granted is worth nothing from then on. False if there is no such app. */
    boolean remove(ClientId id);
}
