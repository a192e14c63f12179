package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.device.DeviceRequest;

/** Lets a device wait for somebody to sign in for it elsewhere, and tells it how it stands (RFC 8628). */
final class DeviceDoor {

    private final ClientProof proof;
    private final StartDevice startDevice;
    private final PollDevice pollDevice;
    private final String page;
    private final Function<HttpServletRequest, Origin> origin;

    DeviceDoor(
            ClientProof proof,
            StartDevice startDevice,
            PollDevice pollDevice,
            URI issuer,
            Function<HttpServletRequest, Origin> origin) {
        this.proof = proof;
        this.startDevice = startDevice;
        this.pollDevice = pollDevice;
        this.page = issuer.resolve(AppDoors.DEVICE_PAGE).toString();
        this.origin = origin;
    }

    /** Starts it (RFC 8628 §3.1, §3.2). */
    Answer start(HttpServletRequest request) throws Refused, IOException {
        SentForm form = SentForm.read(request);
        Client client = proof.of(request, form);
        requireDevices(client);
        Scopes scopes = Scopes.parse(form.find("scope").orElse(""));
        if (!scopes.has(Scope.OPENID)) {
            throw new Refused(Refusal.scopeWithoutOpenid());
        }
        StartDevice.Result result = startDevice.start(client, scopes, origin.apply(request));
        if (result instanceof StartDevice.Later later) {
            throw new Refused(Refusal.tooManyTries(later.why().delay()));
        }
        return Answer.of(body((StartDevice.Started) result));
    }

    private Map<String, Object> body(StartDevice.Started started) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("device_code", started.device().text());
        body.put("user_code", started.code().text());
        body.put("verification_uri", page);
        body.put(
                "verification_uri_complete",
                page + "?user_code=" + started.code().text());
        body.put("expires_in", DeviceRequest.LIFETIME.toSeconds());
        body.put("interval", DeviceRequest.INTERVAL.toSeconds());
        return body;
    }

    /** What it has become once somebody has let it; until then it is refused (RFC 8628 §3.4, §3.5). */
    PollDevice.Let redeem(Client client, SentForm form, Origin from) throws Refused {
        requireDevices(client);
        PollDevice.Result result = pollDevice.poll(client, form.need("device_code"), from);
        if (result instanceof PollDevice.Let let) {
            return let;
        }
        throw new Refused(refusal(result));
    }

    private static Refusal refusal(PollDevice.Result result) {
        if (result instanceof PollDevice.Pending) {
            return Refusal.authorizationPending();
        }
        if (result instanceof PollDevice.SlowDown) {
            return Refusal.slowDown();
        }
        if (result instanceof PollDevice.Denied) {
            return Refusal.deviceDenied();
        }
        return result instanceof PollDevice.Expired ? Refusal.deviceExpired() : Refusal.deviceNotGood();
    }

    private static void requireDevices(Client client) throws Refused {
        if (!client.devices()) {
            throw new Refused(Refusal.notForDevices());
        }
    }
}
