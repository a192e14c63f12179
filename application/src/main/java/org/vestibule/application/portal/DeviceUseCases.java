package org.vestibule.application.portal;

import org.vestibule.application.app.EndGrant;
import org.vestibule.application.computer.LicenseComputer;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.DisownGrant;
import org.vestibule.application.device.FindDevice;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.application.device.ViewDevice;

/** Signing in for devices without a browser. The one list of the use cases that do it. */
public record DeviceUseCases(
        StartDevice startDevice,
        FindDevice findDevice,
        ViewDevice viewDevice,
        AnswerDevice answerDevice,
        PollDevice pollDevice,
        DisownGrant disownGrant) {

    static DeviceUseCases of(Store store, Means means, SharedParts parts) {
        return new DeviceUseCases(
                new StartDevice(store.deviceRequests(), store.attempts(), parts.acts()),
                new FindDevice(
                        store.appRequests(), store.deviceRequests(), store.clients(), store.attempts(), parts.acts()),
                new ViewDevice(
                        store.appRequests(),
                        store.deviceRequests(),
                        store.clients(),
                        parts.listMyTeams(),
                        means.clock()),
                new AnswerDevice(
                        store.appRequests(),
                        store.deviceRequests(),
                        store.clients(),
                        store.consents(),
                        new LicenseComputer(store.teams(), parts.enterTeam(), store.computers()),
                        store.credentials(),
                        store.sessions(),
                        store.mailedLinks(),
                        parts.acts()),
                new PollDevice(
                        store.deviceRequests(),
                        store.grants(),
                        new EndGrant(store.grants(), store.clients()),
                        store.computers(),
                        means.appLimits(),
                        parts.acts()),
                new DisownGrant(
                        store.mailedLinks(),
                        store.deviceRequests(),
                        store.consents(),
                        store.grants(),
                        parts.disownComputer(),
                        parts.acts()));
    }
}
