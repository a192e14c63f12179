package org.vestibule.adapters.web;

import java.util.List;
import java.util.Map;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.member.Role;

/** What leads to the refusals of codes that devices show, and of answers to them. */
final class WaysOfDevices {

    private static final String USER = "user@example.com";

    private WaysOfDevices() {}

    static List<Way> all() {
        return List.of(
                new Way(422, "device-code-malformed", at -> typed(at, "WDJB-MJH")).naming(USER),
                new Way(422, "device-code-malformed", at -> typed(at, "")).naming(USER),
                new Way(422, "device-code-wrong", at -> typed(at, "BBBB-BBBB")).naming(USER),
                new Way(422, "device-code-answered", WaysOfDevices::answeredByAnother).naming(USER),
                new Way(429, "too-many-tries", WaysOfDevices::guessed).naming(USER),
                new Way(410, "device-code-expired", WaysOfDevices::expired),
                new Way(410, "device-code-answered", WaysOfDevices::answeredMeanwhile),
                new Way(
                        410,
                        "device-request-over",
                        at -> Way.get(at.signedIn(Role.USER), "/device/00000000-0000-0000-0000-000000000000")),
                new Way(410, "device-request-over", WaysOfDevices::answeredTwice));
    }

    private static DeviceAsks device(Northwind at) {
        return DeviceAsks.of(at.web.portal, DeviceAsks.HERE);
    }

    private static Way.Told typed(Northwind at, String code) {
        Browser browser = at.signedIn(Role.USER);
        return typed(browser, DeviceAsks.page(browser), code);
    }

    private static Way.Told typed(Browser browser, String page, String code) {
        browser.get(page);
        return WaysOfRequests.post(browser, page, Map.of("code", code));
    }

    /** Up to the page that asks. */
    private static String found(Browser browser, DeviceAsks device) {
        String page = DeviceAsks.page(browser);
        typed(browser, page, device.code());
        browser.get(page);
        return page;
    }

    private static Map<String, String> answer(DeviceAsks device) {
        return Map.of("answer", "allow", "shown", device.code());
    }

    private static Way.Told guessed(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        String page = DeviceAsks.page(browser);
        browser.get(page);
        Way.Told told = WaysOfRequests.post(browser, page, Map.of("code", "BBBB-BBBB"));
        for (int i = 0; i < 200 && told.answer().statusCode() != 429; i++) {
            told = WaysOfRequests.post(browser, page, Map.of("code", "BBBB-BBBB"));
        }
        return told;
    }

    private static Way.Told answeredByAnother(Northwind at) {
        DeviceAsks device = device(at);
        Browser other = at.signedIn(Role.ADMIN);
        other.post(found(other, device), answer(device));
        return typed(at, device.code());
    }

    private static Way.Told answeredMeanwhile(Northwind at) {
        DeviceAsks device = device(at);
        Browser browser = at.signedIn(Role.USER);
        String page = found(browser, device);
        Browser other = at.signedIn(Role.ADMIN);
        other.post(found(other, device), answer(device));
        return WaysOfRequests.post(browser, page, answer(device));
    }

    private static Way.Told expired(Northwind at) {
        DeviceAsks device = device(at);
        at.web.portal.clock.advance(DeviceRequest.LIFETIME.minusMinutes(1));
        Browser browser = at.signedIn(Role.USER);
        String page = found(browser, device);
        at.web.portal.clock.advance(DeviceRequest.LIFETIME.minusMinutes(9));
        return WaysOfRequests.post(browser, page, answer(device));
    }

    private static Way.Told answeredTwice(Northwind at) {
        DeviceAsks device = device(at);
        Browser browser = at.signedIn(Role.USER);
        String page = found(browser, device);
        browser.post(page, answer(device));
        browser.get(page); // which says once what came of it
        return WaysOfRequests.post(browser, page, answer(device));
    }
}
