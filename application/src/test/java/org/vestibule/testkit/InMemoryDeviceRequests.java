package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DevicePace;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Devices that wait, in memory. */
public final class InMemoryDeviceRequests implements DeviceRequests {

    private final InMemoryDatabase database;

    public InMemoryDeviceRequests(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(DeviceRequest request, UserCode code, TokenDigest secret) {
        return database.change(tables -> {
            boolean free =
                    tables.devices.values().stream().noneMatch(row -> row.code().equals(code));
            if (free) {
                tables.devices.put(
                        request.id(), new Tables.DeviceRow(request, code, secret, DevicePace.FIRST, Optional.empty()));
            }
            return free;
        });
    }

    @Override
    public Optional<DeviceRequest> find(UserCode code) {
        return database.ask(tables -> of(tables, code));
    }

    @Override
    public Optional<DeviceRequest> lock(UserCode code) {
        return database.change(tables -> of(tables, code));
    }

    private static Optional<DeviceRequest> of(Tables tables, UserCode code) {
        return tables.devices.values().stream()
                .filter(row -> row.code().equals(code))
                .map(Tables.DeviceRow::request)
                .findFirst();
    }

    @Override
    public void answer(UUID id, DeviceAnswer answer) {
        database.write(tables -> tables.devices.computeIfPresent(id, (same, row) -> row.answered(answer)));
    }

    @Override
    public Optional<Asked> ask(BearerToken device, Instant now) {
        return database.change(tables -> Optional.ofNullable(tables.devices.get(device.owner()))
                .filter(row -> row.secret().equals(device.digest()))
                .map(row -> {
                    tables.devices.put(device.owner(), row.at(row.pace().asked(now)));
                    return new Asked(row.request(), row.pace().isTooFast(now), row.redeemedAt());
                }));
    }

    @Override
    public void redeem(UUID id, Instant now) {
        database.write(tables -> tables.devices.computeIfPresent(id, (same, row) -> row.redeemed(now)));
    }

    @Override
    public Optional<ClientId> takeBack(AccountId account, GrantId grant) {
        return database.change(tables -> {
            Optional<ClientId> client = tables.devices.values().stream()
                    .filter(row -> row.redeemedAt().isEmpty()
                            && isLetBy(row, account, allowed -> allowed.grant().equals(grant)))
                    .map(row -> row.request().client())
                    .findFirst();
            takeBack(tables, account, allowed -> allowed.grant().equals(grant));
            return client;
        });
    }

    @Override
    public void takeBack(AccountId account, ClientId client) {
        database.write(tables ->
                tables.devices.replaceAll((id, row) -> row.request().client().equals(client)
                                && row.redeemedAt().isEmpty()
                                && isLetBy(row, account, any -> true)
                        ? row.answered(new DeviceAnswer.Refused())
                        : row));
    }

    @Override
    public void takeBackAll(AccountId account) {
        database.write(tables -> takeBack(tables, account, any -> true));
    }

    private static void takeBack(Tables tables, AccountId account, Predicate<DeviceAnswer.Allowed> which) {
        tables.devices.replaceAll((id, row) -> row.redeemedAt().isEmpty() && isLetBy(row, account, which)
                ? row.answered(new DeviceAnswer.Refused())
                : row);
    }

    private static boolean isLetBy(Tables.DeviceRow row, AccountId account, Predicate<DeviceAnswer.Allowed> which) {
        return row.request().answer().orElse(new DeviceAnswer.Refused()) instanceof DeviceAnswer.Allowed allowed
                && allowed.account().equals(account)
                && which.test(allowed);
    }

    @Override
    public int sweep(Instant startedBefore) {
        return database.change(tables -> {
            int before = tables.devices.size();
            tables.devices.values().removeIf(row -> row.request().startedAt().isBefore(startedBefore));
            return before - tables.devices.size();
        });
    }
}
