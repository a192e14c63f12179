package org.vestibule.application.device;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.Clients;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.device.DeviceRequest;

/** Looks for the device that shows what somebody typed, who has signed in for that. The one place where one can guess. */
public final class FindDevice {

    private final AppRequests requests;
    private final DeviceRequests devices;
    private final Clients clients;
    private final Attempts attempts;
    private final Acts acts;

    public FindDevice(AppRequests requests, DeviceRequests devices, Clients clients, Attempts attempts, Acts acts) {
        this.requests = requests;
        this.devices = devices;
        this.clients = clients;
        this.attempts = attempts;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is found, and can be answered. */
    public record Found() implements Result {}

    /** What was typed cannot be a code. */
    public record Malformed() implements Result {}

    /** No device that waits shows it. */
    public record Wrong() implements Result {}

    /** It was answered already. */
    public record Answered() implements Result {}

    /** Nothing was looked for. */
    public record Later(TryLater why) implements Result {}

    /** The sign-in for it was answered before, or is over. */
    public record Over() implements Result {}

    /** Looks for it. */
    public Result find(SignedIn person, UUID id, String typed, Origin origin) {
        boolean open = requests.find(person.account().id(), id, acts.now())
                .map(AppRequest::query)
                .flatMap(DeviceQuery::parse)
                .isPresent();
        if (!open) {
            return new Over();
        }
        return UserCode.parse(typed).map(code -> find(person, id, code, origin)).orElseGet(Malformed::new);
    }

    private Result find(SignedIn person, UUID id, UserCode code, Origin origin) {
        List<BucketKey> buckets = buckets(person, origin);
        Optional<TryLater> later = attempts.reserve(buckets, acts.now());
        if (later.isPresent()) {
            return new Later(later.get());
        }
        return acts.perform(act -> devices.find(code)
                .filter(waiting -> !waiting.isOver(act.now())
                        && clients.find(waiting.client()).isPresent())
                .map(waiting -> found(person, id, code, waiting, buckets, act))
                .orElseGet(Wrong::new));
    }

    private static List<BucketKey> buckets(SignedIn person, Origin origin) {
        BucketKey own = BucketKey.of(Guess.DEVICE_CODE, person.account().id());
        return origin.exempt()
                ? List.of(own)
                : List.of(own, BucketKey.of(Guess.DEVICE_CODE_FROM_ADDRESS, origin.client()));
    }

    private Result found(
            SignedIn person, UUID id, UserCode code, DeviceRequest waiting, List<BucketKey> buckets, Act act) {
        if (waiting.answer().isPresent()) {
            return new Answered();
        }
        buckets.forEach(attempts::giveBack);
        DeviceQuery found = new DeviceQuery(Optional.of(code), true);
        return requests.replace(person.account().id(), id, found.text(), act.now()) ? new Found() : new Over();
    }
}
