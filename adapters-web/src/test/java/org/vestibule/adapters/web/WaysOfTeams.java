package org.vestibule.adapters.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;

/** What leads to the refusals of a team's own pages. */
final class WaysOfTeams {

    private static final String USER = "user@example.com";
    private static final String PREVIEW = "/general/preview?rule=";

    private WaysOfTeams() {}

    static List<Way> all() {
        return List.of(
                new Way(403, "team-withheld", at -> withheld(at, at.at(""))),
                new Way(200, "team-withheld", at -> withheld(at, "/")).naming(USER),
                new Way(403, "role-not-enough", at -> Way.get(at.signedIn(Role.USER), at.at("/general"))),
                new Way(403, "role-not-enough", at -> Way.get(at.signedIn(Role.ADMIN), at.at("/delete"))),
                new Way(403, "proof-needed", WaysOfTeams::unproven),
                new Way(422, "team-name-missing", at -> renamed(at, "")),
                new Way(422, "team-name-malformed", at -> renamed(at, "see evil.example")),
                new Way(422, "name-too-long", at -> renamed(at, "n".repeat(101))),
                new Way(422, "team-name-not-repeated", at -> proven(at, Role.OWNER, "/delete", Map.of("name", "x"))),
                new Way(422, "start-date-malformed", at -> chosen(at, "everyone&start=date&date=soon")),
                new Way(422, "start-date-malformed", at -> chosen(at, "everyone&start=date&date=2030-02-30")),
                new Way(422, "date-past", at -> chosen(at, "everyone&start=date&date=2029-12-31")),
                new Way(200, "mandate-needs-enterprise", at -> lesser(at, Plan.PROFESSIONAL, Role.OWNER, "/general")),
                new Way(200, "mandate-needs-assist", at -> lesser(at, Plan.ENTERPRISE, Role.OWNER, "/general")),
                new Way(403, "mandate-covers-you", at -> Way.get(at.signedIn(Role.ADMIN), at.at(PREVIEW + "everyone"))),
                new Way(409, "mandate-covers-you", WaysOfTeams::takesOver),
                new Way(409, "offer-ended", at -> proven(at, Role.MANAGER, "/offer/accept", Map.of())),
                new Way(409, "mandate-covers-you", WaysOfTeams::ownerMadeTechnician),
                new Way(403, "mandate-covers-owner", WaysOfTeams::adminHasItAndOwnerNot),
                new Way(409, "owner-cannot-leave", at -> Way.get(at.signedIn(Role.OWNER), at.at("/leave"))),
                new Way(409, "owner-cannot-leave", WaysOfTeams::suspendedOwnerLeaves));
    }

    private static Way.Told withheld(Northwind at, String path) {
        at.require(Mandate.EVERYONE);
        return Way.get(at.signedIn(Role.USER), path);
    }

    private static Way.Told unproven(Northwind at) {
        return WaysOfRequests.post(at.signedIn(Role.ADMIN), at.at(Role.USER, "/role"), Map.of("role", "manager"));
    }

    private static Way.Told renamed(Northwind at, String name) {
        return WaysOfRequests.post(at.signedIn(Role.OWNER), at.at("/rename"), Map.of("name", name));
    }

    static Way.Told proven(Northwind at, Role role, String path, Map<String, String> fields) {
        return new Way.Told(at.browser(role), at.prove(role, at.at(path), fields));
    }

    private static Way.Told chosen(Northwind at, String rule) {
        return Way.get(at.signedIn(Role.OWNER), at.at(PREVIEW + rule));
    }

    private static Way.Told lesser(Northwind at, Plan plan, Role role, String path) {
        at.web.portal.useCases.team().setSubscription().set(at.team, new Terms(plan, false), Optional.empty());
        return Way.get(at.signedIn(role), at.at(path));
    }

    private static Way.Told takesOver(Northwind at) {
        at.prove(Role.OWNER, at.at(Role.ADMIN, "/offer"), Map.of());
        at.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
        return proven(at, Role.ADMIN, "/offer/accept", Map.of());
    }

    private static Way.Told ownerMadeTechnician(Northwind at) {
        withoutTwoStep(at);
        at.require(Mandate.TECHNICIANS);
        Browser owner = at.signedInAnew(Role.OWNER);
        Map<String, String> form = Map.of("technician", "yes", "password", WebPortal.PASSWORD);
        return WaysOfRequests.post(owner, at.at(Role.OWNER, "/technician"), form);
    }

    private static Way.Told adminHasItAndOwnerNot(Northwind at) {
        withoutTwoStep(at);
        WebPortal.Person admin = at.web.signedInWithCode("head@example.org");
        at.web.portal.useCases.member().addMember().add(at.team, admin.account().id(), Role.ADMIN, false);
        return Way.get(admin.browser(), at.at(PREVIEW + "everyone"));
    }

    private static Way.Told suspendedOwnerLeaves(Northwind at) {
        at.require(Mandate.EVERYONE);
        withoutTwoStep(at);
        Browser browser = at.web.browser();
        at.web.signIn(browser, "owner@example.com", WebPortal.PASSWORD);
        return Way.get(browser, at.at("/leave"));
    }

    /** As an operator does it. */
    private static void withoutTwoStep(Northwind at) {
        at.web.portal.useCases.twoStep().resetTwoStep().reset(at.account(Role.OWNER), "lost phone");
    }
}
