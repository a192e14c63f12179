package org.vestibule.application.grant;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Devices that wait for somebody to sign in for them. They are few, belong to nobody, and none is there for long. */
public interface DeviceRequests {

    /**
     * Adds one.
     *
     * @param secret by which the device is known, with the request as its owner
     * @return false, and nothing is added, if another has its code
     */
    boolean add(DeviceRequest request, UserCode code, TokenDigest secret);

    /** Finds the one that shows a code, answered or not, over or not; none from before the fence. */
    Optional<DeviceRequest> find(UserCode code);

    /** The same, which nobody else answers until the commit. */
    Optional<DeviceRequest> lock(UserCode code);

    /** Tells it something, being locked. */
    void answer(UUID id, DeviceAnswer answer);

    /**
     * How a device asked.
     *
     * @param tooFast whether sooner than it was told; it is to wait 5 seconds longer from then on
     * @param redeemedAt when it was first told that it may
     */
    record Asked(DeviceRequest request, boolean tooFast, Optional<Instant> redeemedAt) {}

    /** Notes that a device asks how it stands, and keeps whoever else says that they are it waiting until the commit. */
    Optional<Asked> ask(BearerToken device, Instant now);

    /** Notes that it was told that it may. */
    void redeem(UUID id, Instant now);

    /** Tells a device no that was not told yet that it may; says for which app it was. */
    Optional<ClientId> takeBack(AccountId account, GrantId grant);

    /** The same of all devices on which somebody let an app in. */
    void takeBack(AccountId account, ClientId client);

    /** The same of all that somebody let. */
    void takeBackAll(AccountId account);

    /** Drops a batch of those that were started before the given time; says how many. */
    int sweep(Instant startedBefore);
}
