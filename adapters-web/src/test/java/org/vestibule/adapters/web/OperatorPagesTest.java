package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.operator.Contact;
import org.vestibule.domain.operator.Operator;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** Whoever runs the portal is named on every page, and is the way on for whoever has neither app nor codes. */
class OperatorPagesTest {

    private static final String EMAIL = "person@example.org";
    private static final String NO_WAY_IN = "/sign-in/no-way-in";
    private static final Pattern FOOT = Pattern.compile("<footer class=\"foot\">(.*)</footer>");
    private static final Pattern BUTTONS = Pattern.compile("<div class=\"acts\">(.*)</div>");
    private static final Pattern BROKEN = Pattern.compile("Try again; else report [0-9A-Z-]+ to (.*)\\.</p>");
    private static final String BACKUP_CODE =
            "<a class=\"button quiet\" href=\"/sign-in/backup-code\">Use a backup code</a>";

    private MeddledStore store = new MeddledStore();
    private WebPortal web = portalOf(Operator.UNNAMED);

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void every_page_ends_with_them() {
        run("Example IT", "help@example.org");
        String runBy = " Run by Example IT: <a href=\"mailto:help@example.org\">help@example.org</a>.";
        String outside = "Vestibule account portal." + runBy;

        assertEquals(outside, foot(web.browser().get("/sign-in")));
        assertEquals(outside, foot(web.browser().get("/nowhere")), "of a refusal");
        assertEquals(outside, foot(web.browser().get("/a%2fb")), "of what no handler sees");
        Browser person = web.signedIn(EMAIL);
        assertEquals("Times are in UTC." + runBy, foot(person.get("/")));
        assertEquals("Times are in UTC." + runBy, foot(person.get("/security/two-step/enable")));
        web.become(new Readiness.ClockOff(Duration.ofMinutes(2)));
        assertEquals(outside, foot(person.get("/")));
    }

    @Test
    void it_ends_with_as_much_as_they_have_said() {
        assertEquals("Vestibule account portal", foot(web.browser().get("/sign-in")));
        run("Example IT", "");
        assertEquals(
                "Vestibule account portal. Run by Example IT.",
                foot(web.browser().get("/sign-in")));
        run("", "https://example.org/help/");
        assertEquals(
                "Vestibule account portal. Questions? <a href=\"https://example.org/help/\">example.org/help</a>.",
                foot(web.browser().get("/sign-in")));
    }

    @Test
    void what_they_have_said_cannot_become_markup() {
        run("{1} <b>\"R&D\"</b> $0", "it's&co@example.org");

        assertEquals(
                "Vestibule account portal. Run by {1} &lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; $0:"
                        + " <a href=\"mailto:it%27s%26co@example.org\">it&#39;s&amp;co@example.org</a>.",
                foot(web.browser().get("/sign-in")));
        String page = pending().get(NO_WAY_IN).body();
        assertTrue(page.contains("Write to {1} &lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; $0, who run this portal."), page);
    }

    @Test
    void whoever_has_neither_app_nor_codes_writes_to_them() {
        run("Example IT", "help@example.org");
        HttpResponse<String> page = pending().get(NO_WAY_IN);

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("""
                <p>Write to Example IT, who run this portal. They make sure that it is you, then turn 2-step \
                verification off. Say your name, your address here and how they can call you. They never ask for your \
                password or a code.</p>"""), page.body());
        assertEquals(
                "<a class=\"button\" href=\"mailto:help@example.org\">Write to help@example.org</a>" + BACKUP_CODE,
                buttons(page));
        assertTrue(page.body().contains("Signing in as " + EMAIL), page.body());
    }

    @Test
    void or_opens_their_page() {
        run("", "https://help.example.org/it");
        HttpResponse<String> page = pending().get(NO_WAY_IN);

        assertTrue(page.body().contains("<p>Write to the people who run this portal. They"), page.body());
        assertEquals(
                "<a class=\"button\" href=\"https://help.example.org/it\">Open help.example.org/it</a>" + BACKUP_CODE,
                buttons(page));
    }

    @Test
    void or_asks_whoever_gave_them_the_account() {
        HttpResponse<String> page = pending().get(NO_WAY_IN);

        assertTrue(page.body().contains("<p>Ask whoever gave you this account. The people who run"), page.body());
        assertEquals(BACKUP_CODE, buttons(page));
        run("Example IT", "");
        page = pending().get(NO_WAY_IN);
        assertTrue(page.body().contains("<p>Ask whoever gave you this account. Example IT, who"), page.body());
        assertEquals(BACKUP_CODE, buttons(page));
    }

    /** From both pages, whatever they refuse; the sign-in goes on, and on to where it was to lead. */
    @Test
    void the_way_there_and_back_ends_no_sign_in() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        web.signIn(browser, EMAIL, WebPortal.PASSWORD);
        String link = "<li><a href=\"" + NO_WAY_IN + "?then=/security\">I have neither my app nor my codes</a></li>";
        for (String step : List.of("/sign-in/code?then=/security", "/sign-in/backup-code?then=/security")) {
            assertTrue(html(browser.get(step)).contains(link), step);
            HttpResponse<String> refused = browser.post(step, Map.of("code", "1"));
            assertEquals(422, refused.statusCode());
            assertTrue(html(refused).contains(link), refused.body());
            String page = html(browser.get(NO_WAY_IN + "?then=/security"));
            assertTrue(page.contains("href=\"" + step + "\""), page);
        }
        browser.get("/sign-in/code?then=/security");
        WebPortal.assertGoesTo(
                "/security", browser.post("/sign-in/code?then=/security", Map.of("code", web.digits(person.app()))));
    }

    /** It is open where the second step is, and tells nobody else more than that does. */
    @Test
    void whoever_has_not_passed_the_password_learns_nothing() {
        web.enrolled(EMAIL);
        Browser browser = web.browser();
        web.signIn(browser, EMAIL, WebPortal.OTHER_PASSWORD);

        WebPortal.assertGoesTo("/sign-in", browser.get(NO_WAY_IN));
        WebPortal.assertGoesTo("/sign-in", browser.get("/sign-in/code"));
    }

    @Test
    void the_file_to_look_for_is_called_as_it_was_saved() {
        String page = pending().get(NO_WAY_IN).body();
        assertTrue(page.contains("<strong>" + Texts.text("codes.file") + "</strong>"), page);
    }

    @Test
    void a_refusal_says_whom_to_tell() {
        assertTold("the people who run the portal");
        run("Example IT", "");
        assertTold("Example IT");
        run("Example IT", "help@example.org");
        assertTold("help@example.org");
        run("Example IT", "https://help.example.org");
        assertTold("Example IT (help.example.org)");
        run("", "https://help.example.org");
        assertTold("the people who run the portal (help.example.org)");
    }

    private void assertTold(String whom) {
        Browser browser = web.browser();
        browser.get("/sign-in");
        store.beforeNextTransaction(() -> {
            throw new IllegalStateException("broken");
        });
        HttpResponse<String> broken = browser.post("/sign-in", Map.of("email", EMAIL, "password", WebPortal.PASSWORD));
        WebPortal.assertRefused(500, "unexpected", broken);
        assertTrue(
                BROKEN.matcher(broken.body())
                        .results()
                        .anyMatch(told -> told.group(1).equals(whom)),
                broken.body());
        web.become(new Readiness.ClockOff(Duration.ofMinutes(2)));
        String page = web.browser().get("/sign-in").body();
        assertTrue(page.contains("Try again in 5 seconds, or tell " + whom + "."), page);
    }

    private void run(String name, String contact) {
        web.close();
        web = portalOf(new Operator(Operator.parseName(name), Contact.parse(contact)));
    }

    private WebPortal portalOf(Operator operator) {
        store = new MeddledStore();
        return new WebPortal(new InMemoryPortal(new SettableClock(), store), operator);
    }

    /** A browser that has passed the password of somebody with 2-step verification. */
    private Browser pending() {
        Browser browser = web.enrolled(EMAIL).browser();
        WebPortal.assertGoesTo("/sign-in/code", web.signIn(browser, EMAIL, WebPortal.PASSWORD));
        return browser;
    }

    private static String html(HttpResponse<String> answer) {
        return answer.body().replace("&#61;", "=");
    }

    private static String foot(HttpResponse<String> page) {
        return only(FOOT, page.body());
    }

    private static String buttons(HttpResponse<String> page) {
        return only(BUTTONS, page.body());
    }

    private static String only(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertTrue(found.find(), page);
        String text = found.group(1);
        assertFalse(found.find(), page);
        return text;
    }
}
