package org.vestibule.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/**
 * PRODUCT A: Back works, in a real browser without script, on every form that refuses what typing mends. Reload asks for
 * nothing to be sent again and shows the form as new, a second tab has a form of its own that works beside the first, and
 * the way back leads past what was refused to where one came from.
 */
class WayBackIT extends Journey {

    /** Steps back to where one came from, past the form and where it came back twice. */
    private static final int MOST_STEPS = 3;

    @OnlyLong
    @Test
    void for_visitors() {
        Person person = person("visitor");
        assertWayBack(person, "/password/forgot", "/sign-in", "email-malformed");
        assertWayBack(person, "/sign-in", "/sign-up", "email-malformed");
        assertWayBack(person, "/sign-in", "/password/forgot", "email-malformed");
        new HttpBrowser(portal).fill("/sign-up", "email", person.email());
        assertWayBack(person, "/sign-in", path(portal.linkFor(person.email(), "/sign-up/finish/")), "name-missing");
        person.hasSignedUp();
        new HttpBrowser(portal).fill("/password/forgot", "email", person.email());
        String reset = path(portal.linkFor(person.email(), "/password/reset/"));
        assertWayBack(person, "/sign-in", reset, "password-missing");
        HttpBrowser other = new HttpBrowser(portal);
        other.signIn(person.email()); // of which a mail tells
        other.fill(path(portal.linkFor(person.email(), "/not-me/")));
        person.signsIn();
        assertWayBack(person, "/sign-in", "/sign-in/new-password", "password-missing");
    }

    @OnlyLong
    @Test
    void between_the_steps_of_a_sign_in() {
        Person person = person("between");
        person.hasSignedUp();
        person.enables();
        String disown = path(portal.disownLink(person.email()));
        person.notesCodes();
        person.signsOut();
        person.signsIn();
        assertWayBack(person, "/sign-in/no-way-in", "/sign-in/code", "code-malformed");
        assertWayBack(person, "/sign-in/code", "/sign-in/backup-code", "backup-code-malformed");
        assertWayBack(person("disowns"), "/sign-in", disown, "password-missing");
    }

    @OnlyLong
    @Test
    void about_security() {
        Person person = person("security");
        person.hasSignedUp();
        assertWayBack(person, "/security", "/security/two-step/enable", "password-missing");
        Person.Phone phone = person.enables();
        person.notesCodes();
        assertWayBack(person, "/security", "/security/backup-codes/check", "backup-code-malformed");
        assertWayBack(person, "/security", "/security/backup-codes", "password-missing");
        assertWayBack(person, "/security", "/security/two-step/disable", "password-missing");
        assertWayBack(person, "/security", "/security/two-step/change-device", "password-missing");
        person.proves(phone.nextCode());
        person.click("Continue");
        assertWayBack(person, "/security", "/security/two-step/change-device/confirm", "code-malformed");
    }

    @OnlyLong
    @Test
    void in_a_team() {
        Person owner = person("owner");
        owner.hasSignedUp();
        owner.enables(); // which is a fresh proof
        owner.notesCodes();
        RunningPortal.Command made = RunningPortal.runHere(
                data, "", "team", "create", "Northwind", "--owner", owner.email(), "--plan", "enterprise");
        assertEquals(0, made.code(), made.err());
        owner.page().navigate("/");
        owner.link("Northwind").click();
        String team = path(owner.page().url());
        assertWayBack(owner, team + "/people", team + "/people/invite", "email-malformed");
        assertWayBack(owner, team + "/general", team + "/delete", "team-name-not-repeated");
        assertWayBack(owner, team, team + "/general", "team-name-missing");
        owner.page().navigate(team + "/people/invite");
        owner.page().getByLabel("E-mail addresses").fill("nobody@example.org");
        owner.click("Send invitations");
        assertWayBack(owner, team + "/people", team + "/people/invitations", "nothing-chosen");
    }

    /**
     * Sends a form with nothing in it, then reloads, opens it in a second tab and goes back.
     *
     * @param from where somebody comes from
     * @param code of the refusal
     */
    private void assertWayBack(Person person, String from, String form, String code) {
        Page page = person.page();
        page.navigate(from);
        page.navigate(form);
        String heading = heading(page);
        sendNothing(page);
        person.assertRefused(code);
        String address = page.url();

        Response again = Objects.requireNonNull(page.reload());
        assertEquals("GET", again.request().method(), form);
        assertEquals(200, again.status(), form);
        assertEquals(heading, heading(page));
        assertThat(page.locator("[data-code=" + code + "]")).hasCount(0);

        try (Page second = person.page().context().newPage()) {
            second.navigate(address);
            assertThat(second.locator("[data-code=" + code + "]")).hasCount(0);
            sendNothing(second);
            assertThat(second.locator("[data-code=" + code + "]").first()).isVisible();
        }
        assertThat(page.locator("[data-code=" + code + "]")).hasCount(0);
        sendNothing(page);
        person.assertRefused(code);

        int steps = 0;
        while (!path(page.url()).equals(from) && steps++ < MOST_STEPS) {
            page.goBack();
            assertThat(page.locator("main h1:visible")).hasCount(1);
            assertThat(page.locator("[data-code=" + code + "]")).hasCount(0);
        }
        assertEquals(from, path(page.url()), "back from " + form);
        page.goForward();
        assertEquals(heading, heading(page));
        sendNothing(page);
        person.assertRefused(code);
    }

    /** Empties what can be typed, and sends the first form that is. */
    private static void sendNothing(Page page) {
        Locator form = page.locator("main form[method=post]").first();
        for (Locator field : form.locator("input:visible, textarea:visible").all()) {
            if ("text email password".contains(Objects.requireNonNullElse(field.getAttribute("type"), "text"))) {
                field.fill("");
            }
        }
        form.locator("button:visible:not([type])").first().click();
    }

    private static String heading(Page page) {
        return page.locator("main h1:visible").textContent();
    }

    private String path(String address) {
        return address.startsWith(portal.base())
                ? address.substring(portal.base().length())
                : address;
    }

    private Person person(String name) {
        return new Person(newPage(options -> options.setJavaScriptEnabled(false)), portal, name + ".back@example.org");
    }
}
