package org.vestibule.application.device;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.app.Clients;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.DeviceRequest;
import org.vestibule.domain.app.UserCode;

/** Shows somebody who has signed in for a device what it asks of them. */
public final class ViewDevice {

    private final AppRequests requests;
    private final DeviceRequests devices;
    private final Clients clients;
    private final Clock clock;

    public ViewDevice(AppRequests requests, DeviceRequests devices, Clients clients, Clock clock) {
        this.requests = requests;
        this.devices = devices;
        this.clients = clients;
        this.clock = clock;
    }

    /** What is to be seen. */
    public sealed interface Result {}

    /** Which device it is, is to be typed; a link may have had it. */
    public record Type(Optional<UserCode> linked) implements Result {}

    /** Whether it may. */
    public record Ask(UserCode code, DeviceRequest device, Client client) implements Result {}

    /** The device does not wait any more. */
    public record Expired() implements Result {}

    /** It was answered already. */
    public record Answered() implements Result {}

    /** The sign-in for it was answered before, or is over. */
    public record Over() implements Result {}

    /** Shows it. */
    public Result view(SignedIn person, UUID id) {
        return requests.find(person.account().id(), id, clock.instant())
                .map(AppRequest::query)
                .flatMap(DeviceQuery::parse)
                .map(this::view)
                .orElseGet(Over::new);
    }

    private Result view(DeviceQuery query) {
        return query.code().filter(code -> query.found()).map(this::ask).orElseGet(() -> new Type(query.code()));
    }

    private Result ask(UserCode code) {
        Optional<DeviceRequest> device = devices.find(code).filter(waiting -> !waiting.isOver(clock.instant()));
        if (device.flatMap(DeviceRequest::answer).isPresent()) {
            return new Answered();
        }
        return device.flatMap(waiting ->
                        clients.find(waiting.client()).<Result>map(known -> new Ask(code, waiting, known.client())))
                .orElseGet(Expired::new);
    }
}
