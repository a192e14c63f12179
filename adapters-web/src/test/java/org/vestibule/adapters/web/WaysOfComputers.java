package org.vestibule.adapters.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.testkit.InMemoryComputers;

/** What leads to the refusals of a team's computers, and of devices that want to be one. */
final class WaysOfComputers {

    private static final String USER = "user@example.com";
    private static final String MANAGER = "manager@example.com";
    private static final String NONE = "/computers/00000000-0000-0000-0000-000000000009";

    private WaysOfComputers() {}

    static List<Way> all() {
        return List.of(
                new Way(404, "computer-unknown", at -> Way.get(at.signedIn(Role.USER), at.at(NONE))).naming(USER),
                new Way(404, "computer-unknown", at -> Way.get(at.signedIn(Role.MANAGER), at.at(NONE + "/remove")))
                        .naming(MANAGER),
                new Way(404, "computer-unknown", at -> renamed(at, NONE, "Front desk")).naming(MANAGER),
                new Way(404, "computer-unknown", at -> WaysOfTeams.proven(at, Role.MANAGER, NONE + "/remove", Map.of()))
                        .naming(MANAGER),
                new Way(422, "computer-name-missing", at -> renamed(at, "")),
                new Way(422, "name-too-long", at -> renamed(at, "n".repeat(61))),
                new Way(422, "name-unreadable", at -> renamed(at, "a\u202Eb")),
                new Way(422, "computer-name-taken", WaysOfComputers::renamedAsAnother),
                new Way(403, "role-not-enough", at -> Way.get(at.signedIn(Role.USER), at.at("/computers/add"))),
                new Way(422, "computer-name-missing", at -> allowed(at, "")).naming(MANAGER),
                new Way(422, "name-empty-looking", at -> allowed(at, "\u3164")).naming(MANAGER),
                new Way(
                                422,
                                "computer-name-taken",
                                at -> allowed(at, at.frontDesk().name().value()))
                        .naming(MANAGER),
                new Way(200, "no-team-to-license", at -> asked(at, at.signedIn(Role.USER))).naming(USER),
                new Way(200, "no-team-to-license", at -> asked(at, at.stranger())),
                new Way(200, "team-withheld", WaysOfComputers::withheld).naming(MANAGER),
                new Way(422, "team-withheld", WaysOfComputers::withheldMeanwhile).naming(MANAGER),
                new Way(422, "no-team-to-license", WaysOfComputers::another).naming(MANAGER),
                new Way(422, "too-many-computers", WaysOfComputers::crowded).naming(MANAGER),
                new Way(200, "license-dormant", WaysOfComputers::dormant).naming(MANAGER),
                new Way(422, "license-dormant", WaysOfComputers::dormantMeanwhile).naming(MANAGER),
                new Way(200, "license-dormant", at -> lapsed(at, "/computers")).naming(MANAGER),
                new Way(200, "license-dormant", at -> lapsed(at, "/computers/add")).naming(MANAGER));
    }

    private static Way.Told renamed(Northwind at, String name) {
        return renamed(at, "/computers/" + at.frontDesk().id(), name);
    }

    private static Way.Told renamed(Northwind at, String computer, String name) {
        return WaysOfRequests.post(at.signedIn(Role.MANAGER), at.at(computer + "/rename"), Map.of("name", name));
    }

    private static Way.Told renamedAsAnother(Northwind at) {
        AccountId manager = at.account(Role.MANAGER).id();
        Computer reception = at.computer("Reception 2", manager);
        at.frontDesk();
        return renamed(at, "/computers/" + reception.id(), "front DESK");
    }

    private static Way.Told asked(Northwind at, Browser browser) {
        return Way.get(browser, found(browser, DeviceAsks.computer(at.web.portal)));
    }

    private static String found(Browser browser, DeviceAsks device) {
        String page = DeviceAsks.page(browser);
        browser.get(page);
        browser.post(page, Map.of("code", device.code()));
        return page;
    }

    private static Way.Told allowed(Northwind at, String name) {
        DeviceAsks device = DeviceAsks.computer(at.web.portal);
        Browser manager = at.signedIn(Role.MANAGER);
        String page = found(manager, device);
        manager.get(page);
        return allowed(at, manager, page, device, name);
    }

    private static Way.Told allowed(Northwind at, Browser browser, String page, DeviceAsks device, String name) {
        return WaysOfRequests.post(browser, page, device.licensing(at.team.id(), name));
    }

    private static Way.Told withheld(Northwind at) {
        at.require(Mandate.EVERYONE);
        return asked(at, at.signedIn(Role.MANAGER));
    }

    private static Way.Told withheldMeanwhile(Northwind at) {
        DeviceAsks device = DeviceAsks.computer(at.web.portal);
        Browser manager = at.signedIn(Role.MANAGER);
        String page = found(manager, device);
        manager.get(page);
        at.require(Mandate.EVERYONE);
        return allowed(at, manager, page, device, "Reception 2");
    }

    private static Way.Told crowded(Northwind at) {
        InMemoryComputers computers = at.web.portal.store.computers();
        License one = computers.license(at.team.id(), at.frontDesk().id()).orElseThrow();
        at.web.portal.store.transactions().inTransaction(() -> computers.crowd(one, Computer.MOST_IN_TEAM));
        return allowed(at, "Reception 2");
    }

    private static Way.Told dormant(Northwind at) {
        lapse(at);
        return asked(at, at.signedIn(Role.MANAGER));
    }

    private static Way.Told dormantMeanwhile(Northwind at) {
        DeviceAsks device = DeviceAsks.computer(at.web.portal);
        Browser manager = at.signedIn(Role.MANAGER);
        String page = found(manager, device);
        manager.get(page);
        lapse(at);
        return allowed(at, manager, page, device, "Reception 2");
    }

    private static Way.Told lapsed(Northwind at, String path) {
        lapse(at);
        return Way.get(at.signedIn(Role.MANAGER), at.at(path));
    }

    private static void lapse(Northwind at) {
        at.web.portal.useCases.team().setSubscription().set(at.team, Terms.LITE, Optional.empty());
    }

    /** One that was never in the list. */
    private static Way.Told another(Northwind at) {
        DeviceAsks device = DeviceAsks.computer(at.web.portal);
        Browser manager = at.signedIn(Role.MANAGER);
        String page = found(manager, device);
        manager.get(page);
        Map<String, String> form = Map.of(
                "answer", "allow", "shown", device.code(), "team", "00000000-0000-0000-0000-000000000009", "name", "X");
        return WaysOfRequests.post(manager, page, form);
    }
}
