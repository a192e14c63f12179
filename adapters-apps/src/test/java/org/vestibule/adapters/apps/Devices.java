package org.vestibule.adapters.apps;

import static org.vestibule.adapters.apps.OpenDoors.form;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.computer.LicenseComputer;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.FindDevice;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.team.TeamId;

/** Devices that come to the doors, and people who type what they show. */
record Devices(OpenDoors doors) {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";

    /** One that waits. */
    record Waiting(App app, String secret, String shown) {}

    Reply start(App app, String scope) {
        return doors.post(AppDoors.DEVICE, form("client_id", app.id(), "scope", scope));
    }

    Waiting waiting(App app, String scope) {
        return waiting(app, start(app, scope));
    }

    static Waiting waiting(App app, Reply started) {
        return new Waiting(app, started.text("device_code"), started.text("user_code"));
    }

    static String polling(App app, String secret) {
        return form("grant_type", GRANT_TYPE, "client_id", app.id(), "device_code", secret);
    }

    Reply poll(Waiting device) {
        return poll(device.app(), device.secret());
    }

    Reply poll(App app, String secret) {
        return doors.post(AppDoors.TOKEN, polling(app, secret));
    }

    /** Somebody who signs in by a password types what it shows, and answers. */
    AnswerDevice.Result answer(SignedIn person, Waiting device, boolean allowed) {
        return answer(person, device, allowed ? new AnswerDevice.Allow() : new AnswerDevice.Refuse());
    }

    /** The same, and it is to be a computer of a team. */
    AnswerDevice.Result license(SignedIn person, Waiting device, TeamId team, String name) {
        return answer(person, device, new AnswerDevice.License(new LicenseComputer.Wanted(team, name)));
    }

    private AnswerDevice.Result answer(SignedIn person, Waiting device, AnswerDevice.Answer answer) {
        var use = doors.portal.useCases;
        DeviceQuery nothing = new DeviceQuery(Optional.empty(), false);
        var signedIn = (SignIn.SignedInNow) use.signIn()
                .signIn()
                .signIn(
                        person.account().email(),
                        PASSWORD,
                        List.of(),
                        Optional.empty(),
                        Optional.of(nothing.text()),
                        ORIGIN);
        UUID request = signedIn.begun().asked().orElseThrow();
        FindDevice.Result found = use.device().findDevice().find(person, request, device.shown(), ORIGIN);
        if (!(found instanceof FindDevice.Found)) {
            throw new IllegalStateException(found.toString());
        }
        return use.device().answerDevice().answer(person, request, UserCode.parse(device.shown()), answer, ORIGIN);
    }

    void allow(SignedIn person, Waiting device) {
        answer(person, device, true);
    }
}
