package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DevicePace;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Devices that wait, in PostgreSQL. What they show is there by a name alone. */
public final class JdbiDeviceRequests implements DeviceRequests {

    private static final String REFUSED = "REFUSED";
    private static final String ALLOWED = "ALLOWED";
    private static final String LICENSED = "LICENSED";

    private static final String ADD = """
            INSERT INTO device_request
                (request_id, code_name, secret_digest, client_id, scopes, client_address, started_at,
                spacing)
            VALUES (:id, :code, :secret, :client, :scopes, :address, :started, :spacing)
            ON CONFLICT (code_name) DO NOTHING
            """;
    private static final String SELECT = """
            SELECT request_id, client_id, scopes, client_address, started_at, asked_at, spacing, answer,
                account_id, team_id, grant_id, method, authenticated_at, answered_at, redeemed_at
            FROM device_request
            """;
    private static final String FIND = SELECT + "WHERE code_name = :code AND epoch = (SELECT epoch FROM fence)";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String ASK = SELECT + """
            WHERE request_id = :id AND secret_digest = :secret AND epoch = (SELECT epoch FROM fence) FOR UPDATE
            """;
    private static final String ASKED = """
            UPDATE device_request SET asked_at = :now, spacing = :spacing WHERE request_id = :id
            """;
    private static final String REFUSE = "UPDATE device_request SET answer = 'REFUSED' WHERE request_id = :id";
    private static final String TELL = """
            UPDATE device_request SET answer = :answer, account_id = :account, team_id = :team, grant_id = :grant,
                method = :method, authenticated_at = :authenticated, answered_at = :at
            WHERE request_id = :id
            """;
    private static final String REDEEM = "UPDATE device_request SET redeemed_at = :now WHERE request_id = :id";
    private static final String TAKE_BACK = """
            UPDATE device_request SET answer = 'REFUSED'
            WHERE answer = 'ALLOWED' AND account_id = :account AND redeemed_at IS NULL
            """;
    private static final String TAKE_BACK_GRANT = TAKE_BACK + "AND grant_id = :grant RETURNING client_id";
    private static final String TAKE_BACK_CLIENT = TAKE_BACK + "AND client_id = :client";
    private static final String SWEEP = Sweep.of("device_request", "r.started_at < :before", "request_id");

    private final Database database;
    private final KeyRing keys;

    public JdbiDeviceRequests(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public boolean add(DeviceRequest request, UserCode code, TokenDigest secret) {
        return 1
                == database.change(handle -> handle.createUpdate(ADD)
                        .bind("id", request.id())
                        .bind("code", name(code))
                        .bind("secret", secret.bytes())
                        .bind("client", request.client().value())
                        .bind("scopes", AppColumns.words(request.scopes()))
                        .bind("address", request.address())
                        .bind("started", Columns.written(request.startedAt()))
                        .bind("spacing", DevicePace.FIRST.spacing().toSeconds())
                        .execute());
    }

    @Override
    public Optional<DeviceRequest> find(UserCode code) {
        byte[] name = name(code);
        return database.ask(handle -> one(handle, FIND, name));
    }

    @Override
    public Optional<DeviceRequest> lock(UserCode code) {
        byte[] name = name(code);
        return database.change(handle -> one(handle, LOCK, name));
    }

    private static Optional<DeviceRequest> one(Handle handle, String sql, byte[] name) {
        return handle.createQuery(sql)
                .bind("code", name)
                .map((row, context) -> request(row))
                .findOne();
    }

    @Override
    public void answer(UUID id, DeviceAnswer answer) {
        database.write(write(answer).bind("id", id));
    }

    private static Write write(DeviceAnswer answer) {
        if (answer instanceof DeviceAnswer.Allowed allowed) {
            return write(ALLOWED, allowed.account(), allowed.grant().value(), allowed.authentication(), allowed.at())
                    .bind("team", Optional.<UUID>empty());
        }
        return answer instanceof DeviceAnswer.Licensed to
                ? write(LICENSED, to.account(), to.computer().value(), to.authentication(), to.at())
                        .bind("team", Optional.of(to.team().value()))
                : Write.of(REFUSE);
    }

    private static Write write(String answer, AccountId account, UUID what, Authentication signedIn, Instant at) {
        return Write.of(TELL)
                .bind("answer", answer)
                .bind("account", account.value())
                .bind("grant", what)
                .bind("method", signedIn.method().name())
                .bind("authenticated", signedIn.at())
                .bind("at", at);
    }

    @Override
    public Optional<Asked> ask(BearerToken device, Instant now) {
        return database.change(handle -> handle.createQuery(ASK)
                .bind("id", device.owner())
                .bind("secret", device.digest().bytes())
                .map((row, context) -> new Waiting(request(row), pace(row), Columns.instantIfAny(row, "redeemed_at")))
                .findOne()
                .map(waiting -> {
                    DevicePace next = waiting.pace().asked(now);
                    handle.createUpdate(ASKED)
                            .bind("id", device.owner())
                            .bind("now", Columns.written(now))
                            .bind("spacing", next.spacing().toSeconds())
                            .execute();
                    return new Asked(waiting.request(), waiting.pace().isTooFast(now), waiting.redeemedAt());
                }));
    }

    private record Waiting(DeviceRequest request, DevicePace pace, Optional<Instant> redeemedAt) {}

    @Override
    public void redeem(UUID id, Instant now) {
        database.write(Write.of(REDEEM).bind("id", id).bind("now", now));
    }

    @Override
    public Optional<ClientId> takeBack(AccountId account, GrantId grant) {
        return database.change(handle -> handle.createQuery(TAKE_BACK_GRANT)
                .bind("account", account.value())
                .bind("grant", grant.value())
                .map((row, context) -> AppColumns.client(row))
                .findOne());
    }

    @Override
    public void takeBack(AccountId account, ClientId client) {
        database.write(
                Write.of(TAKE_BACK_CLIENT).bind("account", account.value()).bind("client", client.value()));
    }

    @Override
    public void takeBackAll(AccountId account) {
        database.write(Write.of(TAKE_BACK).bind("account", account.value()));
    }

    @Override
    public int sweep(Instant startedBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", Columns.written(startedBefore))
                .execute());
    }

    private byte[] name(UserCode code) {
        return keys.name("device_request " + code.text());
    }

    private static DeviceRequest request(ResultSet row) throws SQLException {
        return new DeviceRequest(
                Columns.uuid(row, "request_id"),
                AppColumns.client(row),
                AppColumns.scopes(row),
                row.getString("client_address"),
                Columns.instant(row, "started_at"),
                answer(row));
    }

    private static Optional<DeviceAnswer> answer(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return answer == null ? Optional.empty() : Optional.of(answer(answer, row));
    }

    private static DeviceAnswer answer(String answer, ResultSet row) throws SQLException {
        if (answer.equals(REFUSED)) {
            return new DeviceAnswer.Refused();
        }
        AccountId account = new AccountId(Columns.uuid(row, "account_id"));
        UUID what = Columns.uuid(row, "grant_id");
        Authentication signedIn = AppColumns.authentication(row);
        Instant at = Columns.instant(row, "answered_at");
        return answer.equals(ALLOWED)
                ? new DeviceAnswer.Allowed(account, new GrantId(what), signedIn, at)
                : new DeviceAnswer.Licensed(
                        account, new TeamId(Columns.uuid(row, "team_id")), new ComputerId(what), signedIn, at);
    }

    private static DevicePace pace(ResultSet row) throws SQLException {
        return new DevicePace(Columns.instantIfAny(row, "asked_at"), Duration.ofSeconds(row.getInt("spacing")));
    }
}
