package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every page in every state it has: axe finds nothing, light and dark, and nothing is wider than a small phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

    private static final String LONG = "a.very.long.address.with.no.place.to.break.it.anywhere.at.all@"
            + "department.of.the.university.of.somewhere.example.org";
    private static final String LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);

    private final Path data = RunningPortal.newDataFolder();
    private final TestBrowser browser = new TestBrowser();
    private final List<String> findings = new ArrayList<>();
    private int looks;

    @BeforeAll
    void needBrowser() {
        browser.start();
    }

    @AfterAll
    void end() {
        browser.close();
        RunningPortal.delete(data);
    }

    @Test
    void axe_finds_nothing() {
        try (RunningPortal portal = RunningPortal.start(data);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(portal.base())
                        .setViewportSize(390, 844))) {
            Page page = context.newPage();
            beforeTheAccount(page, portal);
            twoStepOff(page);
            twoStepOn(page, portal);
        }
        assertTrue(looks >= 30, "states looked at: " + looks);
        assertEquals(List.of(), findings);
        assertEquals(List.of(), browser.complaints());
    }

    private void beforeTheAccount(Page page, RunningPortal portal) {
        for (String path : List.of(
                "/sign-in",
                "/sign-in?why=signed-out",
                "/sign-in?why=session-ended",
                "/sign-in?why=session-expired&minutes=60",
                "/sign-in?why=sign-in-expired",
                "/sign-in?why=sign-in-ended",
                "/sign-up",
                "/nowhere",
                "/sign-out",
                "/sign-up/finish/x")) {
            page.navigate(path);
            look(page, path);
        }
        submit(page, "/sign-in", Map.of("email", "nobody@example.org", "password", "not the right one"));
        look(page, "sign-in refused");
        for (int i = 0; i < 6; i++) {
            submit(page, "/sign-in", Map.of("email", "nobody@example.org", "password", "not the right one"));
        }
        assertCode(page, "too-many-tries");
        look(page, "sign-in too often");
        submit(page, "/sign-up", Map.of("email", "nonsense"));
        assertCode(page, "email-malformed");
        look(page, "sign-up refused");
        submit(page, "/sign-up", Map.of("email", LONG));
        look(page, "sign-up sent");
        String link = portal.linkFor(LONG);
        page.navigate(link);
        look(page, "finish");
        submit(page, link, Map.of("name", LONG_NAME, "password", "short"));
        assertCode(page, "password-too-short");
        look(page, "finish with one mistake");
        submit(page, link, Map.of("name", "", "password", "short"));
        look(page, "finish with two mistakes");
        forged(page, link);
        assertCode(page, "form-expired");
        look(page, "finish forged");
        submit(page, link, Map.of("name", LONG_NAME, "password", HttpBrowser.PASSWORD));
    }

    private void twoStepOff(Page page) {
        look(page, "home");
        page.locator("details.profile summary").click();
        look(page, "home with the profile menu");
        page.navigate("/");
        page.locator("details.teams summary").click();
        look(page, "home with the teams menu");
        page.navigate("/security");
        look(page, "security off");
        page.navigate("/security/two-step/enable");
        look(page, "enable");
        submit(page, "/security/two-step/enable", Map.of("password", "", "code", ""));
        look(page, "enable with nothing");
        submit(page, "/security/two-step/enable", Map.of("password", HttpBrowser.PASSWORD, "code", "abc"));
        assertCode(page, "code-malformed");
        look(page, "enable with half a code");
        submit(page, "/security/two-step/enable", Map.of("password", "not the right one", "code", "123456"));
        assertCode(page, "password-wrong");
        look(page, "enable with a wrong password");
    }

    private void twoStepOn(Page page, RunningPortal portal) {
        page.navigate("/security/two-step/enable");
        PhoneApp app = PhoneApp.scan(page.locator("a[href^='otpauth:']").getAttribute("href"), LONG);
        long step = PhoneApp.step();
        submit(
                page,
                "/security/two-step/enable",
                Map.of("password", HttpBrowser.PASSWORD, "code", app.wrongCode(step)));
        assertCode(page, "code-wrong");
        look(page, "enable with a wrong code");
        submit(page, "/security/two-step/enable", Map.of("password", HttpBrowser.PASSWORD, "code", app.code(step)));
        List<String> codes = page.locator("#codes code").allTextContents();
        assertEquals(10, codes.size(), page::content);
        look(page, "backup codes");
        page.navigate("/security");
        look(page, "security on, all codes left");
        page.navigate("/security/two-step/enable");
        assertCode(page, "two-step-already-on");
        look(page, "enable once more");
        for (String code : codes.subList(0, 8)) { // used elsewhere
            HttpBrowser other = new HttpBrowser(portal);
            other.signIn(LONG);
            other.fill("/sign-in/backup-code", "code", code);
        }
        page.navigate("/security");
        assertTrue(page.content().contains("Few left"), page::content);
        look(page, "security on, few codes left");

        page.context().clearCookies();
        submit(page, "/sign-in", Map.of("email", LONG, "password", HttpBrowser.PASSWORD));
        look(page, "code");
        page.navigate("/sign-in/backup-code");
        look(page, "backup code");
        submit(page, "/sign-in/backup-code", Map.of("code", codes.get(0)));
        assertCode(page, "backup-code-already-used");
        look(page, "backup code used");
        submit(page, "/sign-in/backup-code", Map.of("code", "nonsense"));
        assertCode(page, "backup-code-wrong");
        look(page, "backup code wrong");
        submit(page, "/sign-in/code", Map.of("code", "nonsense"));
        assertCode(page, "code-malformed");
        look(page, "code malformed");
        submit(page, "/sign-in/code", Map.of("code", app.code(step)));
        assertCode(page, "code-already-used");
        look(page, "code used");
        submit(page, "/sign-in/code", Map.of("code", app.wrongCode(step)));
        assertCode(page, "code-wrong");
        look(page, "code wrong");
        for (int i = 0; i < 4 && page.locator("[data-code=too-many-tries]").count() == 0; i++) {
            submit(page, "/sign-in/code", Map.of("code", app.wrongCode(step)));
        }
        look(page, "code too often, or the sign-in ended");
    }

    /** Fills the form of a page and sends it; the browser's own checks are off there ({@code novalidate}). */
    private static void submit(Page page, String path, Map<String, String> fields) {
        page.navigate(path);
        fields.forEach(
                (name, value) -> page.locator("main input[name=" + name + "]").fill(value));
        page.locator("main form button:not([type=button])").click();
    }

    private static void forged(Page page, String path) {
        page.navigate(path);
        page.locator("main input[name=csrf]").evaluate("input => input.value = 'forged'");
        page.locator("main form button:not([type=button])").click();
    }

    private static void assertCode(Page page, String code) {
        assertTrue(page.locator("[data-code=" + code + "]").count() > 0, () -> code + " on " + page.content());
    }

    private void look(Page page, String state) {
        looks++;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))");
            Consumer<String> note = finding -> findings.add(state + ", " + scheme + ": " + finding);
            new AxeBuilder(page)
                    .setLegacyMode(true)
                    .analyze()
                    .getViolations()
                    .forEach(rule -> rule.getNodes().forEach(node -> note.accept(rule.getId() + " " + node.getHtml())));
        }
        page.setViewportSize(320, 640);
        Object wide = page.evaluate("document.documentElement.scrollWidth");
        if (!wide.equals(320)) {
            findings.add(state + ": " + wide + " wide on a phone of 320");
        }
        page.setViewportSize(390, 844);
    }
}
