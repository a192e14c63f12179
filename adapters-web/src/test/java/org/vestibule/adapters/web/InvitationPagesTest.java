package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;

/** Inviting people, and what the link of an invitation opens to whom (PRODUCT D). */
class InvitationPagesTest {

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;
    private final String people = northwind.at("/people");
    private final String invite = people + "/invite";
    private final String list = people + "/invitations";

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void a_list_is_sent_whole_or_not_at_all() {
        String typed =
                "a@example.com\r\nBee <b@example.com>; \"Doe, Jane\" <c@example.com>,d@example.com\nuser@example.com";
        HttpResponse<String> sent = invite(Role.MANAGER, typed, "user");
        assertGoesTo(people, sent);
        Browser manager = northwind.browser(Role.MANAGER);
        String page = manager.get(people).body();
        assertTrue(
                page.contains("4 invitations sent") && page.contains("In the team already: user@example.com."), page);
        assertTrue(page.contains(">4 invitations.<"), page);
        assertFalse(manager.get(people).body().contains("invitations sent"), "once");
        String list = manager.get(people + "/invitations").body();
        assertTrue(list.contains("d@example.com"), list);
        assertTrue(list.contains("User. Sent today 00:01. Link works until 8 January<"), list);
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
        assertInvited(2, Role.MANAGER, invite(Role.MANAGER, mail, "user"));
        String sheet = "\uFEFFName\tE-mail\r\nCy\tc@example.org\r\nDee\td@example.org\r\n";
        assertInvited(2, Role.MANAGER, invite(Role.MANAGER, sheet, "user"));
        String own = northwind
                .signedIn(Role.MANAGER)
                .get(northwind.at("/people.csv"))
                .body();
        assertInvited(0, Role.MANAGER, invite(Role.MANAGER, own, "user"));
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
        String list =
                northwind.signedIn(Role.MANAGER).get(people + "/invitations").body();
        assertTrue(list.contains("Nobody is invited just now."), list);
    }

    @Test
    void two_hundred_and_fifty_at_once_and_five_hundred_a_day() {
        assertRefused(422, "invitations-too-many", invite(Role.OWNER, people(0, 251), "user"));
        assertInvited(250, Role.OWNER, invite(Role.OWNER, people(0, 250), "user"));
        assertInvited(248, Role.OWNER, invite(Role.OWNER, people(250, 498), "user"));
        HttpResponse<String> refused = invite(Role.OWNER, people(500, 503), "user");
        assertRefused(429, "invitation-limit", refused);
        assertTrue(refused.body().contains("Northwind Support may send 2 more invitations today."), refused.body());
        assertTrue(refused.body().contains("p500@example.org"), "typed text stays: " + refused.body());
        assertInvited(2, Role.OWNER, invite(Role.OWNER, people(498, 500), "user"));
        HttpResponse<String> none = invite(Role.OWNER, "one@example.com", "user");
        assertRefused(429, "invitation-limit", none);
        assertTrue(none.body().contains("may send no more invitations today."), none.body());
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
        assertRefused(410, "invitation-unknown", web.browser().get(link));
        assertRefused(410, "invitation-unknown", northwind.stranger().get(link));
    }

    @Test
    void it_says_what_joining_asks_and_until_when_it_works() {
        northwind.prove(
                Role.ADMIN, invite, Map.of("addresses", "new@example.org", "role", "user", "technician", "yes"));
        String link = web.mailed("new@example.org", Notice.Kind.INVITATION);
        String page = web.browser().get(link).body();
        assertTrue(page.contains("as User, Technician."), page);
        assertTrue(page.contains("As a Technician you may start On-Demand Assist, on top of your role."), page);
        assertTrue(page.contains("The team does not ask for 2-step verification now."), page);
        assertTrue(page.contains("The link works once, until 8 January 2030, 00:01 UTC."), page);

        LocalDate day = northwind.team.day(web.portal.clock.instant()).plusDays(10);
        northwind.require(Mandate.TECHNICIANS, Optional.of(day));
        String due = web.browser().get(link).body();
        assertTrue(due.contains("you need it by the end of 10 January 2030, UTC. Until then the team is open"), due);
        northwind.require(Mandate.TECHNICIANS);
        assertTrue(web.browser().get(link).body().contains("its pages open once yours is on."));
    }

    @Test
    void whoever_has_two_step_verification_reads_that_nothing_is_missing() {
        WebPortal.Person person = web.signedInWithCode("ready@example.org");
        northwind.require(Mandate.EVERYONE);
        invite(Role.OWNER, "ready@example.org", "user");
        String link = web.mailed("ready@example.org", Notice.Kind.INVITATION_WITH_TWO_STEP);
        String mine = person.browser().get(link).body();
        assertTrue(mine.contains("The team requires 2-step verification, and yours is on."), mine);
        String others = northwind.signedIn(Role.OWNER).get(link).body();
        assertTrue(others.contains("its pages open once yours is on."), "not theirs to know: " + others);
        String nobodys = web.browser().get(link).body();
        assertTrue(nobodys.contains("its pages open once yours is on."), "not theirs to know: " + nobodys);
    }

    @Test
    void whoever_is_in_the_team_by_another_way_reads_that_nothing_changes() {
        Browser known = web.signedIn("known@example.org");
        invite(Role.OWNER, "known@example.org", "admin");
        String link = web.mailed("known@example.org", Notice.Kind.INVITATION);
        Account account = web.session(known).account();
        web.portal.useCases.member().addMember().add(northwind.team, account.id(), Role.USER, false);
        String page = known.get(link).body();
        assertTrue(page.contains("You are in Northwind Support already: this changes nothing there."), page);
        assertTrue(page.contains(">Go to Northwind Support</button>"), page);
        assertGoesTo(northwind.at(""), known.post(link, Map.of()));
        assertEquals(Role.USER, northwind.member(account.id()).orElseThrow().role());
    }

    /** PRODUCT D: teams are in the picker on every page. */
    @Test
    void whoever_is_signed_in_reads_it_within_the_portal() {
        invite(Role.OWNER, "new@example.org", "user");
        String link = web.mailed("new@example.org", Notice.Kind.INVITATION);
        Browser user = northwind.signedIn(Role.USER);
        for (String path : List.of(link, "/invitations/rubbish")) {
            String page = user.get(path).body();
            assertTrue(page.contains("<details class=\"menu teams\""), page);
            assertTrue(page.contains("href=\"" + northwind.at("") + "\""), page);
        }
        assertFalse(web.browser().get(link).body().contains("class=\"menu teams\""));
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
    void a_manager_may_not_choose_the_invitation_of_a_technician() {
        northwind.prove(
                Role.ADMIN, invite, Map.of("addresses", "tech@example.org", "role", "user", "technician", "yes"));
        Browser manager = northwind.signedIn(Role.MANAGER);
        String shown = manager.get(list).body();
        assertTrue(shown.contains("tech@example.org") && shown.contains(" disabled>"), shown);
        assertTrue(shown.contains("Its role is above what you may invite to."), shown);
        assertFalse(shown.contains("Resend chosen") || shown.contains("name=\"all\""), "of none: " + shown);
        String id = boxes(northwind.signedIn(Role.ADMIN).get(list).body()).get(0);
        manager.get(list);
        assertRefused(403, "role-not-enough", northwind.prove(Role.MANAGER, list + "/resend", Map.of(id, "yes")));
        assertRefused(403, "role-not-enough", northwind.signedIn(Role.MANAGER).get(list + "/revoke?ids=" + id));
        assertRefused(
                403, "role-not-enough", northwind.signedIn(Role.MANAGER).post(list + "/revoke", Map.of("ids", id)));

        invite(Role.ADMIN, "a@example.org\nb@example.org", "user");
        String mixed = northwind.signedIn(Role.MANAGER).get(list).body();
        assertTrue(mixed.contains("All 2</strong>") && mixed.contains("All <span>3</span>"), mixed);
        Map<String, String> all = Map.of("all", "yes", "seen", seen(mixed));
        assertGoesTo(list, northwind.prove(Role.MANAGER, list + "/revoke", all));
        String left = northwind.browser(Role.MANAGER).get(list).body();
        assertTrue(left.contains("2 invitations revoked") && left.contains("tech@example.org"), left);
    }

    @Test
    void nothing_is_done_where_nothing_is_chosen() {
        invite(Role.MANAGER, people(0, 3), "user");
        Browser manager = northwind.browser(Role.MANAGER);
        manager.get(list);
        Map<String, String> sent = Map.of("q", "p1", "page", "1");
        for (HttpResponse<String> answer :
                List.of(manager.post(list, sent), northwind.prove(Role.MANAGER, list + "/resend", sent))) {
            assertRefused(422, "nothing-chosen", answer);
            assertTrue(answer.body().contains("<title>Error: Waiting for an answer"), answer.body());
            assertTrue(answer.body().contains("Nothing was sent or revoked. Tick those you mean"), answer.body());
            assertTrue(answer.body().contains("p1@example.org"), answer.body());
            assertFalse(answer.body().contains("p2@example.org"), "the search stays: " + answer.body());
        }
        assertGoesTo(list + "?q=p1", manager.post(list + "/revoke", sent));
        assertGoesTo(list, manager.get(list + "/revoke"));
        assertGoesTo(list, manager.get(list + "/resend"));
        assertRefused(422, "nothing-chosen", manager.post(list, Map.of("all", "yes", "seen", "yesterday")));
    }

    @Test
    void those_ticked_are_sent_again_and_others_are_not() {
        invite(Role.MANAGER, people(0, 3), "user");
        String before = web.mailed("p1@example.org", Notice.Kind.INVITATION);
        String other = web.mailed("p2@example.org", Notice.Kind.INVITATION);
        Browser manager = northwind.browser(Role.MANAGER);
        List<String> boxes = boxes(manager.get(list).body());
        assertEquals(3, boxes.size());
        String id = boxes(manager.get(list + "?q=p1").body()).get(0);
        web.portal.clock.advance(Duration.ofMinutes(5));
        assertGoesTo(list + "?q=p", northwind.prove(Role.MANAGER, list + "/resend", Map.of(id, "yes", "q", "p")));
        String told = northwind.browser(Role.MANAGER).get(list).body();
        assertTrue(told.contains("1 invitation sent again") && told.contains("Sent today 00:06."), told);
        assertEquals(id, boxes(told).get(0), "newest first");
        assertTrue(told.contains("496 more may be sent today."), told);
        assertRefused(410, "invitation-unknown", web.browser().get(before));
        assertEquals(200, web.browser().get(other).statusCode());
        assertEquals(
                200,
                web.browser()
                        .get(web.mailed("p1@example.org", Notice.Kind.INVITATION))
                        .statusCode());
    }

    /** All or none: what does not fit into the day is not begun. */
    @Test
    void so_many_as_the_day_has_left_are_sent_again_or_none() {
        invite(Role.OWNER, people(0, 250), "user");
        invite(Role.OWNER, people(250, 300), "user");
        String seen = seen(northwind.signedIn(Role.OWNER).get(list).body());
        Map<String, String> all = Map.of("all", "yes", "seen", seen, "page", "2");
        HttpResponse<String> refused = northwind.prove(Role.OWNER, list + "/resend", all);
        assertRefused(429, "invitation-limit", refused);
        assertTrue(refused.body().contains("may send 200 more invitations today. Choose that many"), refused.body());
        assertTrue(refused.body().contains("name=\"all\" value=\"yes\" checked"), "what was chosen stays");
        assertTrue(refused.body().contains("26 to 50 of 300, newest first"), refused.body());
        assertTrue(refused.body().contains("200 more may be sent today."), "none was sent: " + refused.body());
        Map<String, String> some = Map.of("all", "yes", "seen", seen, "q", "p29");
        assertGoesTo(list + "?q=p29", northwind.prove(Role.OWNER, list + "/resend", some));
        assertTrue(northwind.browser(Role.OWNER).get(list).body().contains("11 invitations sent again"));
    }

    /** PRODUCT D: its own page names them first. */
    @Test
    void those_ticked_are_named_before_they_are_revoked() {
        invite(Role.MANAGER, people(0, 3), "user");
        Browser manager = northwind.browser(Role.MANAGER);
        List<String> boxes = boxes(manager.get(list).body());
        HttpResponse<String> asked = manager.post(list, Map.of(boxes.get(0), "yes", boxes.get(1), "yes", "q", "p"));
        assertEquals(303, asked.statusCode(), asked.body());
        String page = manager.get(location(asked)).body();
        assertTrue(page.contains("<h1>Revoke 2 invitations?</h1>"), page);
        assertTrue(page.contains("Their links stop working at once. No mail is sent."), page);
        assertEquals(2, page.split("<li>p\\d@example.org</li>", -1).length - 1, page);
        assertTrue(page.contains("href=\"" + list + "?q&#61;p\">Keep them</a>"), page);
        assertEquals(3, boxes(manager.get(list).body()).size(), "nothing is done by opening it");

        String ids = boxes.get(0) + "." + boxes.get(1);
        assertGoesTo(list, manager.post(list + "/revoke", Map.of("ids", boxes.get(0))));
        assertTrue(manager.get(list).body().contains("1 invitation revoked"));
        assertTrue(manager.get(list + "/revoke?ids=" + ids).body().contains("Revoke 1 invitation?"));
        assertGoesTo(list, manager.post(list + "/revoke", Map.of("ids", ids)));
        String told = manager.get(list).body();
        assertTrue(told.contains("1 invitation revoked"), told);
        assertTrue(told.contains("1 more was accepted or revoked meanwhile."), told);
        assertGoesTo(list, manager.get(list + "/revoke?ids=" + ids));
        assertTrue(manager.get(list).body().contains("Nobody waits for that any more"));
    }

    /** Whoever was invited after the list was shown, nobody has seen in it. */
    @Test
    void all_of_a_list_are_those_that_were_in_it() {
        invite(Role.MANAGER, people(0, 30), "user");
        Browser manager = northwind.browser(Role.MANAGER);
        String shown = manager.get(list).body();
        assertTrue(shown.contains("All 30</strong>") && shown.contains("On every page, not only these 25"), shown);
        assertTrue(shown.contains("1 to 25 of 30, newest first"), shown);
        web.portal.clock.advance(Duration.ofSeconds(1));
        invite(Role.ADMIN, "late@example.com", "user");
        manager.get(list);
        HttpResponse<String> asked = manager.post(list, Map.of("all", "yes", "seen", seen(shown)));
        String page = manager.get(location(asked)).body();
        assertTrue(page.contains("Revoke 30 invitations?") && page.contains("<li>and 5 more</li>"), page);
        assertFalse(page.contains("late@example.com"), page);
        assertGoesTo(list, manager.post(list + "/revoke", Map.of("all", "yes", "seen", seen(shown))));
        String left = manager.get(list).body();
        assertTrue(left.contains("30 invitations revoked") && left.contains("late@example.com"), left);
        assertEquals(1, boxes(left).size());
    }

    @Test
    void invitations_are_searched_filtered_and_paged_by_their_address() {
        invite(Role.MANAGER, people(0, 30), "user");
        web.portal.clock.advance(Duration.ofDays(8));
        Browser manager = northwind.signedInAnew(Role.MANAGER);
        northwind.prove(Role.MANAGER, invite, Map.of("addresses", people(30, 40), "role", "user"));
        assertTrue(manager.get(people).body().contains("40 invitations, 30 of them expired."));
        String expired = manager.get(list + "?q=P&state=expired&page=2").body();
        assertTrue(expired.contains("26 to 30 of 30, newest first"), expired);
        assertTrue(expired.contains("Waiting <span>10</span>") && expired.contains("Expired <span>30</span>"), expired);
        assertTrue(expired.contains("User. Sent 1 January. Link expired on 8 January<"), expired);
        assertTrue(expired.contains(list + "?q&#61;P&amp;state&#61;expired&amp;page&#61;1\""), expired);
        assertTrue(expired.contains("name=\"state\" value=\"expired\""), expired);
        String none = manager.get(list + "?q=%25").body();
        assertTrue(none.contains("No invitation went to an address with “%” in it."), none);
        assertTrue(none.contains("<a href=\"" + list + "\">show all 40</a>."), none);
        assertTrue(manager.get(list + "?q=p3&state=live&page=9").body().contains("p39@example.org"));
    }

    @Test
    void it_ends_by_time_by_its_inviters_fall_and_by_being_revoked() {
        invite(Role.MANAGER, "one@example.org", "manager");
        String link = web.mailed("one@example.org", Notice.Kind.INVITATION);
        Map<String, String> chosen =
                Map.of(boxes(northwind.signedIn(Role.MANAGER).get(list).body()).get(0), "yes");
        assertGoesTo(list, northwind.signedIn(Role.MANAGER).post(list + "/resend", chosen));
        String again = web.mailed("one@example.org", Notice.Kind.INVITATION);
        assertFalse(again.equals(link));
        assertRefused(410, "invitation-unknown", web.browser().get(link));
        assertEquals(200, web.browser().get(again).statusCode());

        var setRole = web.portal.useCases.member().setRole();
        var manager = northwind.account(Role.MANAGER).id();
        setRole.set(Authority.OPERATOR, northwind.team.id(), manager, Role.USER);
        HttpResponse<String> notNow = web.browser().get(again);
        assertRefused(410, "invitation-not-now", notNow);
        assertTrue(notNow.body().contains("Ask an admin of Northwind Support to send it again."), notNow.body());
        setRole.set(Authority.OPERATOR, northwind.team.id(), manager, Role.MANAGER);
        web.portal.clock.advance(Duration.ofDays(7));
        HttpResponse<String> expired = web.browser().get(again);
        assertRefused(410, "invitation-expired", expired);
        assertTrue(expired.body().contains("Ask Somebody to resend it."), expired.body());
        assertRefused(410, "invitation-unknown", web.browser().get("/invitations/rubbish"));

        Browser fresh = northwind.signedInAnew(Role.MANAGER);
        assertTrue(fresh.get(list).body().contains("Manager. Sent 1 January. Link expired on 8 January"));
        assertGoesTo(list, fresh.post(list + "/revoke", chosen));
        Map<String, String> proven = new TreeMap<>(chosen);
        proven.put("password", "seven quiet herons");
        assertGoesTo(list, fresh.post(list + "/resend", proven));
        assertTrue(fresh.get(list).body().contains("Nobody waits for that any more"));
        assertRefused(410, "invitation-unknown", web.browser().get(again));
    }

    private HttpResponse<String> invite(Role role, String addresses, String as) {
        return northwind.prove(role, invite, Map.of("addresses", addresses, "role", as));
    }

    private static String people(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "p" + i + "@example.org").collect(Collectors.joining("\n"));
    }

    private void assertInvited(int sent, Role by, HttpResponse<String> answer) {
        assertGoesTo(people, answer);
        String page = northwind.browser(by).get(people).body();
        assertTrue(page.contains(sent + " invitations sent"), page);
    }

    /** The ids of the invitations on a page. */
    private static List<String> boxes(String page) {
        return Pattern.compile("name=\"([0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(box -> box.group(1))
                .toList();
    }

    private static String seen(String page) {
        Matcher matcher = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
