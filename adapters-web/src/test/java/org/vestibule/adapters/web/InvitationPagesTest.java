package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;

/** Inviting people, and what the link of an invitation opens to whom (PRODUCT D). */
class InvitationPagesTest {

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;
    private final String invite = northwind.at("/people/invite");

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void a_list_is_sent_whole_or_not_at_all() {
        String typed =
                "a@example.com\r\nBee <b@example.com>; \"Doe, Jane\" <c@example.com>,d@example.com\nuser@example.com";
        HttpResponse<String> sent = invite(Role.MANAGER, typed, "user");
        assertGoesTo(northwind.at("/people?done=invited&n=4&members=user%40example.com"), sent);
        String page = northwind.signedIn(Role.MANAGER).get(location(sent)).body();
        assertTrue(
                page.contains("4 invitations sent") && page.contains("In the team already: user@example.com."), page);
        assertTrue(page.contains("d@example.com") && page.contains("User. Link works until 8 January 2030"), page);
        HttpResponse<String> wrong = invite(Role.MANAGER, "e@example.com\nnonsense\n<b>@x", "user");
        assertRefused(422, "email-malformed", wrong);
        assertTrue(wrong.body().contains("These are none: nonsense"), wrong.body());
        assertTrue(wrong.body().contains("e@example.com&#10;nonsense"), "typed text stays: " + wrong.body());
        assertRefused(422, "email-malformed", invite(Role.MANAGER, " \r\n", "user"));
        assertRefused(403, "role-not-enough", invite(Role.MANAGER, "e@example.com", "admin"));
        assertRefused(403, "role-not-enough", invite(Role.MANAGER, "e@example.com", "owner"));
    }

    @Test
    void lists_are_taken_as_programs_copy_them() {
        String mail = "Smith, Ann <a@example.org>; \"Jones, Bob\" <mailto:b@example.org>\u00a0; a@example.org";
        assertGoesTo(northwind.at("/people?done=invited&n=2"), invite(Role.MANAGER, mail, "user"));
        String sheet = "\uFEFFName\tE-mail\r\nCy\tc@example.org\r\nDee\td@example.org\r\n";
        assertGoesTo(northwind.at("/people?done=invited&n=2"), invite(Role.MANAGER, sheet, "user"));
        String own = northwind
                .signedIn(Role.MANAGER)
                .get(northwind.at("/people.csv"))
                .body();
        HttpResponse<String> members = invite(Role.MANAGER, own, "user");
        assertTrue(location(members).contains("done=invited&n=0&members="), members.body());
    }

    /** Nothing of a list is lost, not even the empty line that it begins with: it counts. */
    @Test
    void what_cannot_be_read_is_named_with_its_line_and_nobody_is_invited() {
        String typed = "\n\uFEFFSmith, Ann <a@example.org>; x\u200bx@example.org\n" + "y".repeat(100) + "\tz\n<b@x>";
        HttpResponse<String> wrong = invite(Role.MANAGER, typed, "user");
        assertRefused(422, "email-malformed", wrong);
        String page = wrong.body();
        assertTrue(page.contains("Nobody was invited."), page);
        assertTrue(page.contains("y".repeat(60) + "… (line 3), &lt;b@x&gt; (line 4)"), page);
        String field = page.substring(page.indexOf("<textarea"), page.indexOf("</textarea>"));
        String kept = field.substring(field.indexOf(">\n") + 2)
                .replace("&#10;", "\n")
                .replace("&#9;", "\t")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        assertEquals(typed, kept);
        String people =
                northwind.signedIn(Role.MANAGER).get(northwind.at("/people")).body();
        assertFalse(people.contains("a@example.org"), "nobody waits");
    }

    @Test
    void two_hundred_and_fifty_at_once_and_five_hundred_a_day() {
        assertRefused(422, "invitations-too-many", invite(Role.OWNER, people(0, 251), "user"));
        assertGoesTo(northwind.at("/people?done=invited&n=250"), invite(Role.OWNER, people(0, 250), "user"));
        assertGoesTo(northwind.at("/people?done=invited&n=250"), invite(Role.OWNER, people(250, 500), "user"));
        assertRefused(429, "invitation-limit", invite(Role.OWNER, "one@example.com", "user"));
    }

    @Test
    void a_newcomer_signs_up_from_the_link_and_joins() {
        northwind.require(Mandate.EVERYONE);
        invite(Role.OWNER, "new@example.org", "manager");
        String link = web.mailed("new@example.org", Notice.Kind.INVITATION_WITH_TWO_STEP);
        Browser newcomer = web.browser();
        String page = newcomer.get(link).body();
        assertTrue(page.contains("Somebody invites you to Northwind Support as Manager."), page);
        assertTrue(page.contains("Only new@example.org can accept this."), page);
        assertTrue(page.contains("The team requires 2-step verification."), page);
        String finish = location(newcomer.post(link, Map.of()));
        assertTrue(finish.startsWith("/sign-up/finish/") && finish.endsWith("?then=" + link), finish);
        String form = newcomer.get(finish).body();
        assertTrue(form.contains("?then&#61;" + link), form);
        assertGoesTo(link, newcomer.post(finish, Map.of("name", "New", "password", WebPortal.OTHER_PASSWORD)));
        assertTrue(newcomer.get(link).body().contains("Join Northwind Support"));
        assertGoesTo(northwind.at(""), newcomer.post(link, Map.of()));
        assertRefused(403, "team-withheld", newcomer.get(northwind.at("")));
        assertGoesTo(northwind.at(""), newcomer.get(link)); // who used it is led on, all others learn nothing
        assertRefused(410, "link-expired", web.browser().get(link));
        assertRefused(410, "link-expired", northwind.stranger().get(link));
    }

    @Test
    void nobody_but_whom_it_is_for_accepts_it() {
        web.portal.account("known@example.org");
        invite(Role.ADMIN, "known@example.org", "user");
        String link = web.mailed("known@example.org", Notice.Kind.INVITATION);
        Browser other = northwind.stranger();
        HttpResponse<String> shown = other.get(link);
        assertRefused(403, "invitation-other-address", shown);
        assertTrue(shown.body().contains("action=\"/sign-out?then=" + link + "\""), shown.body());
        assertGoesTo(link, other.post(link, Map.of()));
        other.get(link);
        assertGoesTo("/sign-in?then=" + link, other.post("/sign-out?then=" + link, Map.of()));

        Browser known = web.browser();
        assertTrue(known.get(link).body().contains("href=\"/sign-in?then&#61;" + link + "\""));
        known.get("/sign-in?then=" + link);
        Map<String, String> signIn = Map.of("email", "known@example.org", "password", WebPortal.PASSWORD);
        assertGoesTo(link, known.post("/sign-in?then=" + link, signIn));
        known.get(link);
        assertRefused(403, "form-outdated", known.post(link, Map.of("csrf", "x")));
        assertGoesTo(northwind.at(""), known.post(link, Map.of()));
        assertEquals(200, known.get(northwind.at("")).statusCode());
    }

    /** To send it again would give what only an Admin may give. */
    @Test
    void a_manager_is_offered_nothing_for_the_invitation_of_a_technician() {
        northwind.prove(
                Role.ADMIN, invite, Map.of("addresses", "tech@example.org", "role", "user", "technician", "yes"));
        String admins =
                northwind.signedIn(Role.ADMIN).get(northwind.at("/people")).body();
        String managers =
                northwind.signedIn(Role.MANAGER).get(northwind.at("/people")).body();
        assertTrue(managers.contains("tech@example.org"), managers);
        assertFalse(managers.contains("/resend") || managers.contains("/revoke"), managers);
        String waiting = waiting(admins);
        assertRefused(403, "role-not-enough", northwind.signedIn(Role.MANAGER).post(waiting + "/revoke", Map.of()));
        assertGoesTo(
                northwind.at("/people?done=revoked"),
                northwind.signedIn(Role.ADMIN).post(waiting + "/revoke", Map.of()));
    }

    @Test
    void it_ends_by_time_by_its_inviters_fall_and_by_being_revoked() {
        invite(Role.MANAGER, "one@example.org", "manager");
        String link = web.mailed("one@example.org", Notice.Kind.INVITATION);
        String waiting = waiting(
                northwind.signedIn(Role.MANAGER).get(northwind.at("/people")).body());
        HttpResponse<String> resent = northwind.signedIn(Role.MANAGER).post(waiting + "/resend", Map.of());
        assertGoesTo(northwind.at("/people?done=resent"), resent);
        String again = web.mailed("one@example.org", Notice.Kind.INVITATION);
        assertFalse(again.equals(link));
        assertRefused(410, "link-expired", web.browser().get(link));
        assertEquals(200, web.browser().get(again).statusCode());

        var setRole = web.portal.useCases.member().setRole();
        var manager = northwind.account(Role.MANAGER).id();
        setRole.set(Authority.OPERATOR, northwind.team.id(), manager, Role.USER);
        assertRefused(410, "invitation-expired", web.browser().get(again));
        setRole.set(Authority.OPERATOR, northwind.team.id(), manager, Role.MANAGER);
        web.portal.clock.advance(Duration.ofDays(7));
        HttpResponse<String> expired = web.browser().get(again);
        assertRefused(410, "invitation-expired", expired);
        assertTrue(expired.body().contains("Ask Somebody to resend it."), expired.body());
        assertRefused(410, "link-expired", web.browser().get("/invitations/rubbish"));

        Browser fresh = northwind.signedInAnew(Role.MANAGER);
        assertTrue(fresh.get(northwind.at("/people")).body().contains("Manager. Link expired on 8 January 2030"));
        assertGoesTo(northwind.at("/people?done=revoked"), fresh.post(waiting + "/revoke", Map.of()));
        assertGoesTo(
                northwind.at("/people?done=gone"),
                fresh.post(waiting + "/resend", Map.of("password", "seven quiet herons")));
        assertRefused(410, "link-expired", web.browser().get(again));
    }

    private HttpResponse<String> invite(Role role, String addresses, String as) {
        return northwind.prove(role, invite, Map.of("addresses", addresses, "role", as));
    }

    private static String people(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "p" + i + "@example.org").collect(Collectors.joining("\n"));
    }

    private String waiting(String page) {
        Matcher matcher = Pattern.compile("action=\"([^\"]*)/resend\"").matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
