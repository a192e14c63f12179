package org.vestibule.adapters.web;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.testkit.InMemoryPortal;

/** What leads to the refusals of a team's People pages. */
final class WaysOfPeople {

    private static final String INVITE = "/people/invite";
    private static final String NOBODY = "/people/00000000-0000-0000-0000-000000000009";

    private WaysOfPeople() {}

    static List<Way> all() {
        return List.of(
                new Way(409, "member-unknown", at -> Way.get(at.signedIn(Role.MANAGER), at.at(NOBODY + "/remove"))),
                new Way(409, "member-is-you", at -> Way.get(at.signedIn(Role.ADMIN), at.at(Role.ADMIN, "/remove"))),
                new Way(
                        409,
                        "owner-cannot-be-removed",
                        at -> Way.get(at.signedIn(Role.ADMIN), at.at(Role.OWNER, "/remove"))),
                new Way(409, "role-owner", WaysOfPeople::ownerDemoted),
                new Way(422, "email-malformed", at -> invited(at, "")),
                new Way(422, "email-malformed", at -> invited(at, "nobody")),
                new Way(422, "invitations-too-many", at -> invited(at, people(0, 251))),
                new Way(429, "invitation-limit", WaysOfPeople::tooManyInvited),
                new Way(422, "nothing-chosen", WaysOfPeople::nothingChosen),
                new Way(200, "mail-address-refused", WaysOfPeople::mailRefused),
                new Way(200, "account-disabled", WaysOfPeople::disabled),
                new Way(200, "reminded-today", at -> reminded(at, at.at("/people"))),
                new Way(200, "reminded-today", at -> reminded(at, at.at(Role.USER, ""))));
    }

    private static Way.Told ownerDemoted(Northwind at) {
        String role = "/people/" + at.account(Role.OWNER).id() + "/role";
        return WaysOfTeams.proven(at, Role.ADMIN, role, Map.of("role", "user"));
    }

    private static Way.Told invited(Northwind at, String addresses) {
        return WaysOfTeams.proven(at, Role.OWNER, INVITE, Map.of("addresses", addresses, "role", "user"));
    }

    private static Way.Told tooManyInvited(Northwind at) {
        invited(at, people(0, 250));
        invited(at, people(250, 500));
        return invited(at, "one@example.org");
    }

    private static String people(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "p" + i + "@example.org").collect(Collectors.joining("\n"));
    }

    private static Way.Told nothingChosen(Northwind at) {
        invited(at, people(0, 3));
        Browser manager = at.signedIn(Role.MANAGER);
        manager.get(at.at("/people/invitations"));
        return WaysOfRequests.post(manager, at.at("/people/invitations"), Map.of());
    }

    private static Way.Told mailRefused(Northwind at) {
        at.web.portal.mailer.refuse(InMemoryPortal.email("p0@example.org"), "550 5.1.1");
        invited(at, people(0, 3));
        at.web.portal.deliverAll();
        return Way.get(at.signedIn(Role.MANAGER), at.at("/people/invitations"));
    }

    private static Way.Told disabled(Northwind at) {
        at.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 1, 20)));
        at.store
                .transactions()
                .inTransaction(() ->
                        at.store.accounts().setEnabled(at.account(Role.USER).id(), false));
        Browser manager = at.signedIn(Role.MANAGER);
        HttpResponse<String> sent = manager.post(at.at(Role.USER, "/remind"), Map.of());
        return WaysOfSigningIn.followed(manager, sent);
    }

    private static Way.Told reminded(Northwind at, String page) {
        at.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 1, 20)));
        Browser manager = at.signedIn(Role.MANAGER);
        manager.post(page + "/remind", Map.of());
        HttpResponse<String> again = manager.post(page + "/remind", Map.of());
        return WaysOfSigningIn.followed(manager, again);
    }
}
