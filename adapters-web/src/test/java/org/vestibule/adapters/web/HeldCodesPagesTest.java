package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;

/** Backup codes once an operator has said that a backup was restored (PRODUCT G, F-17). */
class HeldCodesPagesTest {

    private static final String EMAIL = "person@example.org";
    private static final String BACKUP_CODE = "/sign-in/backup-code";

    private final WebPortal web = new WebPortal();
    private WebPortal.Person person;
    private Browser typing;

    @BeforeEach
    void aCodeWasTypedSinceTheFence() {
        person = web.enrolled(EMAIL);
        web.portal.useCases.housekeeping().moveFence().move();
        web.portal.clock.advance(Duration.ofSeconds(1));
        typing = person.browser();
        typing.headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
        web.signIn(typing, EMAIL, WebPortal.PASSWORD);
        typing.get(BACKUP_CODE);
        WebPortal.assertRefused(422, "backup-code-held", typed());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    /** Mail scanners follow links; whoever reads the mail sees whether it was they, and what follows. */
    @Test
    void the_link_asks_first_and_says_what_follows() {
        String link = link();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> page = web.browser().get(link);
            assertEquals(200, page.statusCode());
            for (String words : List.of(
                    "For " + EMAIL,
                    "One of your backup codes was typed.",
                    "Firefox on Linux, from 127.0.0.1.",
                    "A backup of this service was restored",
                    "This link signs nobody in.",
                    "href=\"/password/forgot\">It was not me")) {
                assertTrue(page.body().contains(words), () -> words + " in " + page.body());
            }
        }
        WebPortal.assertRefused(422, "backup-code-held", typed());
    }

    /** From another browser, as where mail is read on the phone: the form that refused the code takes it then. */
    @Test
    void once_confirmed_the_code_is_accepted_once() {
        String link = link();
        Browser mail = web.browser();
        mail.get(link);
        WebPortal.assertGoesTo("/sign-in", mail.post(link, Map.of()));
        assertFalse(mail.cookies.containsKey("session") || mail.cookies.containsKey("sign-in"));
        assertTrue(mail.get("/sign-in").body().contains("Your backup code works again"));
        WebPortal.assertGoesTo("/security", typed());
        Browser again = web.browser();
        web.signIn(again, EMAIL, WebPortal.PASSWORD);
        again.get(BACKUP_CODE);
        typing = again;
        WebPortal.assertRefused(422, "backup-code-already-used", typed());
    }

    @Test
    void the_link_works_once_and_says_what_to_do_then() {
        String link = link();
        Browser mail = web.browser();
        mail.get(link);
        WebPortal.assertGoesTo("/sign-in", mail.post(link, Map.of()));
        HttpResponse<String> twice = mail.post(link, Map.of());
        WebPortal.assertRefused(409, "session-renewed", twice);
        assertTrue(twice.body().contains("The first one let your backup code work again"), twice.body());
        web.portal.clock.advance(Deed.KNOWN_FOR);
        for (HttpResponse<String> dead : List.of(mail.get(link), mail.post(link, Map.of()))) {
            WebPortal.assertRefused(410, "link-unknown", dead);
            assertTrue(dead.body().contains("type a backup code"), dead.body());
            assertTrue(dead.body().contains("href=\"/sign-in\""), dead.body());
            assertFalse(dead.body().contains("Ask for a new"), dead.body());
        }
    }

    @Test
    void it_lives_half_an_hour_and_then_another_is_mailed_to_whoever_types_a_code() {
        String link = link();
        Browser mail = web.browser();
        mail.get(link);
        web.portal.clock.advance(Duration.ofMinutes(30));
        WebPortal.assertRefused(410, "link-expired", mail.post(link, Map.of()));
        web.signIn(typing, EMAIL, WebPortal.PASSWORD);
        typing.get(BACKUP_CODE);
        WebPortal.assertRefused(422, "backup-code-held", typed());
        String next = link();
        mail.get(next);
        WebPortal.assertGoesTo("/sign-in", mail.post(next, Map.of()));
        WebPortal.assertGoesTo("/security", typed());
    }

    /** Every proof takes backup codes. */
    @Test
    void a_code_that_proves_who_somebody_is_needs_the_link_as_well() {
        web.nextStep();
        web.nextStep();
        Browser browser = web.browser();
        web.signInWithCode(person, browser);
        browser.get("/security/two-step/disable");
        Map<String, String> form = Map.of(
                "password", WebPortal.PASSWORD, "code", person.codes().get(0).text());
        WebPortal.assertRefused(422, "backup-code-held", browser.post("/security/two-step/disable", form));
        String link = link();
        browser.get(link);
        WebPortal.assertGoesTo("/sign-in", browser.post(link, Map.of()));
        browser.get("/security/two-step/disable");
        WebPortal.assertGoesTo("/security", browser.post("/security/two-step/disable", form));
    }

    private HttpResponse<String> typed() {
        return typing.post(BACKUP_CODE, Map.of("code", person.codes().get(0).text()));
    }

    private String link() {
        return web.mailed(EMAIL, Notice.Kind.BACKUP_CODES_HELD);
    }
}
