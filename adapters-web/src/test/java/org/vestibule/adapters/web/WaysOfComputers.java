package org.vestibule.adapters.web;

import java.util.List;
import java.util.Map;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.member.Role;

/** What leads to the refusals of a team's computers. */
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
                new Way(403, "role-not-enough", at -> Way.get(at.signedIn(Role.USER), at.at("/computers/add"))));
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
}
