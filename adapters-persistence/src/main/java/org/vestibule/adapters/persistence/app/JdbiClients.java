package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.app.Clients;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.token.TokenDigest;

/** Registered apps in PostgreSQL. */
public final class JdbiClients implements Clients {

    private static final String ADD = """
            INSERT INTO client (client_id, name, kind, redirect_uris, devices, logout_uris, back_channel_uri, secret_digest, created_at)
            VALUES (:client, :name, :kind, :uris, :devices, :logoutUris, :backChannel, :secret, :created)
            """;
    private static final String FIND = """
            SELECT client_id, name, kind, redirect_uris, devices, logout_uris, back_channel_uri, secret_digest, created_at
            FROM client
            WHERE client_id = :client
            """;
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String ALL = """
            SELECT client_id, name, kind, redirect_uris, devices, logout_uris, back_channel_uri, created_at
            FROM client ORDER BY created_at, client_id
            """;
    private static final String CHANGE = """
            UPDATE client
            SET name = :name, redirect_uris = :uris, logout_uris = :logoutUris, back_channel_uri = :backChannel
            WHERE client_id = :client
            """;
    private static final String REPLACE_SECRET = """
            UPDATE client SET secret_digest = :secret WHERE client_id = :client AND secret_digest IS NOT NULL
            """;
    private static final String REMOVE = "DELETE FROM client WHERE client_id = :client";

    private final Database database;

    public JdbiClients(Database database) {
        this.database = database;
    }

    @Override
    public void add(Registered registered) {
        Client client = registered.client();
        database.write(Write.of(ADD)
                .bind("client", client.id().value())
                .bind("name", client.name())
                .bind("kind", client.kind().name())
                .bind("uris", AppColumns.texts(client.returns()))
                .bind("devices", client.devices())
                .bind("logoutUris", AppColumns.texts(client.logout().returns()))
                .bind("backChannel", client.logout().backChannel().map(RedirectUri::text))
                .bind("secret", registered.secret().map(TokenDigest::bytes))
                .bind("created", client.createdAt()));
    }

    @Override
    public Optional<Registered> find(ClientId id) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("client", id.value())
                .map((row, context) -> registered(row))
                .findOne());
    }

    @Override
    public Optional<Client> lock(ClientId id) {
        return database.change(handle -> handle.createQuery(LOCK)
                .bind("client", id.value())
                .map((row, context) -> AppColumns.registered(row))
                .findOne());
    }

    @Override
    public List<Client> all() {
        return database.ask(handle -> handle.createQuery(ALL)
                .map((row, context) -> AppColumns.registered(row))
                .list());
    }

    @Override
    public void change(Client client) {
        database.write(Write.of(CHANGE)
                .bind("client", client.id().value())
                .bind("name", client.name())
                .bind("uris", AppColumns.texts(client.returns()))
                .bind("logoutUris", AppColumns.texts(client.logout().returns()))
                .bind("backChannel", client.logout().backChannel().map(RedirectUri::text)));
    }

    @Override
    public boolean replaceSecret(ClientId id, TokenDigest secret) {
        return 1
                == database.change(handle -> handle.createUpdate(REPLACE_SECRET)
                        .bind("client", id.value())
                        .bind("secret", secret.bytes())
                        .execute());
    }

    @Override
    public boolean remove(ClientId id) {
        return 1
                == database.change(handle ->
                        handle.createUpdate(REMOVE).bind("client", id.value()).execute());
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(AppColumns.registered(row), Columns.digest(row, "secret_digest"));
    }
}
