package org.vestibule.application.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.token.BearerToken;

/** Lets a device wait for somebody to sign in for it. Anybody can say that they are one, so an address starts so many. */
public final class StartDevice {

    private final DeviceRequests devices;
    private final Attempts attempts;
    private final Acts acts;

    public StartDevice(DeviceRequests devices, Attempts attempts, Acts acts) {
        this.devices = devices;
        this.attempts = attempts;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It waits.
     *
     * @param device by which it asks how it stands
     * @param code for its person to type
     */
    public record Started(BearerToken device, UserCode code) implements Result {}

    /** Too many were started from its network address. */
    public record Later(TryLater why) implements Result {}

    /** Starts it. */
    public Result start(Client client, Scopes scopes, Origin origin) {
        Optional<TryLater> later = origin.exempt()
                ? Optional.empty()
                : attempts.reserve(List.of(BucketKey.of(Guess.DEVICE_FROM_ADDRESS, origin.client())), acts.now());
        return later.<Result>map(Later::new).orElseGet(() -> started(client, scopes, origin));
    }

    /** Of 2^34 codes one is taken now and then. */
    private Started started(Client client, Scopes scopes, Origin origin) {
        UUID id = acts.id();
        BearerToken device = acts.token(id);
        Instant now = acts.now();
        DeviceRequest request = new DeviceRequest(id, client.id(), scopes, origin.address(), now, Optional.empty());
        UserCode code = UserCode.make(acts.random());
        while (!add(request, code, device)) {
            code = UserCode.make(acts.random());
        }
        return new Started(device, code);
    }

    private boolean add(DeviceRequest request, UserCode code, BearerToken device) {
        return acts.perform(act -> devices.add(request, code, device.digest()));
    }
}
