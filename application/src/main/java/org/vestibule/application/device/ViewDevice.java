package org.vestibule.application.device;

import static java.util.function.Predicate.not;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.vestibule.application.app.Clients;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.Place;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.mandate.Standing;

/** Shows somebody who has signed in for a device what it asks of them. */
public final class ViewDevice {

    private final AppRequests requests;
    private final DeviceRequests devices;
    private final Clients clients;
    private final ListMyTeams myTeams;
    private final Clock clock;

    public ViewDevice(AppRequests requests, DeviceRequests devices, Clients clients, ListMyTeams myTeams, Clock clock) {
        this.requests = requests;
        this.devices = devices;
        this.clients = clients;
        this.myTeams = myTeams;
        this.clock = clock;
    }

    /** What is to be seen. */
    public sealed interface Result {}

    /** Which device it is, is to be typed; a link may have had it. */
    public record Type(Optional<UserCode> linked) implements Result {}

    /**
     * Whether it may.
     *
     * @param teams into which they may let it as a computer, if it wants to be one
     */
    public record Ask(UserCode code, DeviceRequest device, Client client, Teams teams) implements Result {}

    /**
     * Where somebody stands who would let a computer into a team.
     *
     * @param open where they may
     * @param withheld where they might, if the team were not withheld from them
     * @param dormant where they might, if the team's subscription had not ended
     * @param others where they may not
     */
    public record Teams(List<Place> open, List<Place> withheld, List<Place> dormant, List<Place> others) {

        private static final Teams NONE = new Teams(List.of(), List.of(), List.of(), List.of());
    }

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
                .map(query -> view(person, query))
                .orElseGet(Over::new);
    }

    private Result view(SignedIn person, DeviceQuery query) {
        return query.code()
                .filter(code -> query.found())
                .map(code -> ask(person, code))
                .orElseGet(() -> new Type(query.code()));
    }

    private Result ask(SignedIn person, UserCode code) {
        Optional<DeviceRequest> device = devices.find(code).filter(waiting -> !waiting.isOver(clock.instant()));
        if (device.flatMap(DeviceRequest::answer).isPresent()) {
            return new Answered();
        }
        return device.flatMap(waiting -> clients.find(waiting.client())
                        .<Result>map(known -> new Ask(code, waiting, known.client(), teams(person, waiting))))
                .orElseGet(Expired::new);
    }

    private Teams teams(SignedIn person, DeviceRequest waiting) {
        if (!waiting.scopes().has(Scope.LICENSE)) {
            return Teams.NONE;
        }
        List<Place> places = myTeams.list(person.account().id());
        List<Place> allowed = places.stream()
                .filter(place -> place.team().licensing().allows(place.me().role()))
                .toList();
        Instant now = clock.instant();
        Predicate<Place> lapsed = place -> place.rules().plans().hasLapsed(now);
        List<Place> entered =
                allowed.stream().filter(not(ViewDevice::isWithheld)).toList();
        return new Teams(
                entered.stream().filter(not(lapsed)).toList(),
                allowed.stream().filter(ViewDevice::isWithheld).toList(),
                entered.stream().filter(lapsed).toList(),
                places.stream().filter(place -> !allowed.contains(place)).toList());
    }

    private static boolean isWithheld(Place place) {
        return place.standing() instanceof Standing.Suspended;
    }
}
