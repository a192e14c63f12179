package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.member.Role;
import org.vestibule.testkit.InMemoryPortal;

/** Addresses that take no mail, where it matters (PRODUCT G). */
class RefusedMailPagesTest {

    private static final String SAID = "the address was refused (550 5.1.1) [smtp-recipient-refused]";
    private static final Pattern CHIP = Pattern.compile("<li><a href=[^>]*>(.*?) <span>(.*?)</span></a></li>");

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;
    private final String people = northwind.at("/people");
    private final String list = people + "/invitations";

    @AfterEach
    void stop() {
        northwind.close();
    }

    /** Picture 23. */
    @Test
    void an_invitation_that_was_refused_says_so_and_what_to_do() {
        invite("ann@example.org", "bob@example.org", "old@example.org");
        refuse("old@example.org", SAID);
        Browser manager = northwind.signedIn(Role.MANAGER);
        assertTrue(manager.get(people).body().contains(">3 invitations. 1 address was refused.<"));
        String page = manager.get(list).body();
        String row = row(page, "old@example.org");
        assertTrue(row.contains("data-code=\"mail-address-refused\""), row);
        assertTrue(
                row.contains("<span>The address was refused: no such mailbox (550 5.1.1)."
                        + " Revoke this and invite the right address.</span>"),
                row);
        assertTrue(row.contains("<span class=\"hint\">User. Sent today 00:01</span>"), "its link is no matter: " + row);
        assertFalse(row(page, "ann@example.org").contains("refused"), page);
        assertEquals(List.of("All 3", "Waiting 2", "Expired 0", "Refused 1"), chips(page));

        String refused = manager.get(list + "?state=refused").body();
        assertTrue(refused.contains("old@example.org") && !refused.contains("ann@example.org"), refused);
        String waiting = manager.get(list + "?state=live").body();
        assertTrue(waiting.contains("ann@example.org") && !waiting.contains("old@example.org"), waiting);
        String seen = web.portal.clock.instant().toString();
        Map<String, String> all = Map.of("state", "refused", "all", "yes", "seen", seen);
        String ask =
                manager.get(list + "/revoke?state=refused&all=yes&seen=" + seen).body();
        assertTrue(ask.contains("Revoke 1 invitation") && ask.contains("old@example.org"), ask);
        assertGoesTo(list + "?state=refused", manager.post(list + "/revoke", all));
        assertEquals(
                List.of("All 2", "Waiting 2", "Expired 0", "Refused 0"),
                chips(manager.get(list).body()));
        assertTrue(manager.get(people).body().contains(">2 invitations.<"));
    }

    @Test
    void it_goes_away_when_one_is_sent_anew() {
        invite("old@example.org");
        refuse("old@example.org", SAID);
        assertTrue(refusedInList());
        web.portal.clock.advance(Duration.ofSeconds(1));
        invite("old@example.org");
        assertFalse(refusedInList(), "it is on its way");
        web.portal.deliverAll();
        assertTrue(refusedInList(), "it was refused again");
        web.portal.clock.advance(Duration.ofSeconds(1));
        invite("old@example.org");
        web.portal.mailer.take(InMemoryPortal.email("old@example.org"));
        web.portal.deliverAll();
        assertFalse(refusedInList());
    }

    private boolean refusedInList() {
        return northwind.signedIn(Role.MANAGER).get(list).body().contains("mail-address-refused");
    }

    @Test
    void the_card_counts_as_the_list_does() {
        invite("a@example.org", "b@example.org");
        web.portal.clock.advance(Duration.ofDays(8));
        Browser manager = northwind.signedInAnew(Role.MANAGER);
        assertTrue(manager.get(people).body().contains(">2 invitations, 2 of them expired.<"));
        refuse("a@example.org", SAID);
        assertTrue(manager.get(people).body().contains(">2 invitations, 1 of them expired. 1 address was refused.<"));
        refuse("b@example.org", SAID);
        assertTrue(manager.get(people).body().contains(">2 invitations. 2 addresses were refused.<"));
        assertEquals(
                List.of("All 2", "Waiting 0", "Expired 0", "Refused 2"),
                chips(manager.get(list).body()));
    }

    /** What cannot be counted is not made up. */
    @Test
    void of_more_than_two_days_can_send_the_newest_are_counted() {
        invite("old@example.org");
        refuse("old@example.org", SAID);
        for (int day = 0; day < 2; day++) {
            web.portal.clock.advance(Duration.ofDays(1));
            northwind.signedInAnew(Role.ADMIN);
            for (int half = 0; half < 2; half++) {
                String name = "p" + day + half + ".";
                invite(IntStream.range(0, 250)
                        .mapToObj(i -> name + i + "@example.org")
                        .toArray(String[]::new));
            }
        }
        Browser owner = northwind.signedIn(Role.ADMIN);
        assertTrue(owner.get(people).body().contains(">1001 invitations.<"));
        refuse("p00.1@example.org", SAID);
        assertTrue(owner.get(people).body().contains(">1001 invitations. Of the newest 1000, 1 address was refused.<"));
        String page = owner.get(list + "?page=41").body();
        assertTrue(row(page, "old@example.org").contains("mail-address-refused"), page);
        assertTrue(page.contains("Refused addresses are looked for among the newest 1000."), page);
    }

    @Test
    void a_member_whom_no_mail_reaches_is_told_of_to_those_who_see_people() {
        EmailAddress email = northwind.account(Role.USER).email();
        note(email, "the address was refused (552 5.2.2) [smtp-recipient-refused]");
        String said = "Mail refused today 00:01: the mailbox is full (552 5.2.2)";
        Browser manager = northwind.signedIn(Role.MANAGER);
        String page = manager.get(people).body();
        assertTrue(page.contains("<span>" + said + "</span>"), page);
        assertEquals(1, page.split("Mail refused", -1).length - 1, page);
        assertTrue(manager.get(northwind.at(Role.USER, "")).body().contains(said));
        assertFalse(manager.get(northwind.at(Role.ADMIN, "")).body().contains("Mail refused"));
        String csv = manager.get(northwind.at("/people.csv")).body();
        assertTrue(csv.contains(",joined,mail_refused\r\n"), csv);
        assertTrue(csv.contains(email.written() + ",user,no,not-required,,2030-01-01,2030-01-01\r\n"), csv);
        assertTrue(csv.contains("manager@example.com,manager,no,not-required,,2030-01-01,\r\n"), csv);
        assertFalse(northwind.signedIn(Role.ADMIN).get("/security").body().contains("refused"), "it is not theirs");
    }

    /** No mail can tell them. */
    @Test
    void whom_no_mail_reaches_reads_so_on_the_security_page() {
        EmailAddress email = northwind.account(Role.OWNER).email();
        Browser owner = northwind.signedIn(Role.OWNER);
        assertFalse(owner.get("/security").body().contains("Our mails do not reach you"));
        note(email, SAID);
        String page = owner.get("/security").body();
        assertTrue(page.contains("<p class=\"first\">Our mails do not reach you</p>"), page);
        assertTrue(
                page.contains("owner@example.com refused the last one on 1 January 2030, 00:01 UTC:"
                        + " no such mailbox (550 5.1.1). "),
                page);
        note(email, "");
        assertTrue(owner.get("/security").body().contains("on 1 January 2030, 00:01 UTC. Whatever"));
    }

    /** S-108. */
    @Test
    void nothing_of_what_a_mail_server_says_gets_onto_a_page_but_numbers() {
        String hostile = "<script>alert(1)</script> & \"' \u0007\u202e call 0900 " + "x".repeat(50_000);
        invite("old@example.org");
        note(InMemoryPortal.email("old@example.org"), hostile);
        note(northwind.account(Role.MANAGER).email(), hostile);
        Browser manager = northwind.signedIn(Role.MANAGER);
        for (String path : List.of(people, list, northwind.at(Role.MANAGER, ""), "/security", people + ".csv")) {
            String page = manager.get(path).body();
            assertFalse(page.contains("alert(1)") || page.contains("0900") || page.contains("xxx"), page);
            assertFalse(page.contains("\u202e") || page.contains("\u0007"), page);
        }
        String page = manager.get(list).body();
        assertTrue(
                page.contains("<span>The address was refused. Revoke this and invite the right address.</span>"), page);
        assertTrue(manager.get(people).body().contains("<span>Mail refused today 00:01</span>"));
    }

    private void invite(String... addresses) {
        assertGoesTo(
                people,
                northwind.prove(
                        Role.ADMIN,
                        people + "/invite",
                        Map.of("addresses", String.join("\n", addresses), "role", "user")));
    }

    private void refuse(String address, String why) {
        EmailAddress email = InMemoryPortal.email(address);
        web.portal.mailer.refuse(email, why);
        web.portal.deliverAll();
        note(email, why); // where its mail was sent before
    }

    private void note(EmailAddress address, String why) {
        web.portal.store.transactions().inTransaction(() -> {
            web.portal.store.refusals().note(address, new Refusals.Refusal(web.portal.clock.instant(), why));
            return true;
        });
    }

    /** The row of one address. */
    private static String row(String page, String address) {
        int start = page.lastIndexOf("<label class=\"row pick\"", page.indexOf("<strong>" + address));
        return page.substring(start, page.indexOf("</label>", start));
    }

    private static List<String> chips(String page) {
        return CHIP.matcher(page)
                .results()
                .map(one -> one.group(1) + " " + one.group(2))
                .toList();
    }
}
