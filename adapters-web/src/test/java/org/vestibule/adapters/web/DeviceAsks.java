package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.team.TeamId;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.NewClient;

/** A device without a browser that waits for somebody to sign in for it. */
record DeviceAsks(InMemoryPortal portal, Client client, StartDevice.Started started) {

    /** Where the browsers of the tests are, too. */
    static final Origin HERE = new Origin("127.0.0.1", "Device/1.0");

    /** One of an app that has no address to send anybody back to. */
    static DeviceAsks of(InMemoryPortal portal, Origin origin) {
        Client client = NewClient.onDevices(portal.useCases.app(), "Harbour Server", Client.Kind.PUBLIC)
                .client();
        return of(portal, client, "openid profile email teams offline_access", origin);
    }

    /** One that wants to be a computer of a team. */
    static DeviceAsks computer(InMemoryPortal portal) {
        return of(portal, of(portal, HERE).client(), "openid profile email license offline_access", HERE);
    }

    /** The form that lets it in. */
    Map<String, String> licensing(TeamId team, String name) {
        return Map.of("answer", "allow", "shown", code(), "team", team.toString(), "name", name);
    }

    static DeviceAsks of(InMemoryPortal portal, Client client, String scopes, Origin origin) {
        StartDevice.Result result = portal.useCases.device().startDevice().start(client, Scopes.parse(scopes), origin);
        return new DeviceAsks(portal, client, (StartDevice.Started) result);
    }

    /** As it shows it. */
    String code() {
        return started.code().text();
    }

    /** Where a link leads that has it. */
    String link() {
        return "/device?user_code=" + code();
    }

    /** Signs whoever is signed in in once more, for a device; where they type what it shows. */
    static String page(Browser browser) {
        String form = browser.get("/device").body();
        Matcher email =
                Pattern.compile("name=\"email\"[^>]* value=\"([^\"]+)\"").matcher(form);
        assertTrue(email.find(), form);
        return WebPortal.location(
                browser.post("/device", Map.of("email", email.group(1), "password", WebPortal.PASSWORD)));
    }

    /** How it stands. */
    PollDevice.Result polled() {
        portal.clock.advance(Duration.ofSeconds(5));
        return portal.useCases
                .device()
                .pollDevice()
                .poll(client, started.device().text(), HERE);
    }

    /** What it was let do. */
    Grant grant() {
        return ((PollDevice.Redeemed) polled()).what().held().grant();
    }
}
