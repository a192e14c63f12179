package org.vestibule.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PRODUCT A: people click twice. With script a form is sent once; without, whoever missed the answer to the first is told
 * what it did, and is led on.
 */
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentTwiceIT {

    /** After so many milliseconds in which the page asks for nothing, all has come that comes of two clicks. */
    private static final int QUIET = 600;

    private static final int LOOK = 50;
    private static final int LONGEST = 5_000;

    private final Path data = RunningPortal.newDataFolder();
    private final TestBrowser browser = new TestBrowser();
    private RunningPortal portal;

    @BeforeAll
    void open() {
        browser.start();
        portal = RunningPortal.start(data);
    }

    @AfterAll
    void end() {
        if (portal != null) { // there was a browser
            portal.close();
        }
        RunningPortal.delete(data);
    }

    @ParameterizedTest(name = "scripts: {0}, {1} ms")
    @CsvSource({"true, 20", "true, 120", "false, 20", "false, 60", "false, 120", "false, 250"})
    void nobody_who_enables_is_left_without_backup_codes(boolean scripts, int millis) {
        try (BrowserContext context = context(scripts)) {
            Person person =
                    new Person(context.newPage(), portal, "enables-%s-%d@example.com".formatted(scripts, millis));
            person.hasSignedUp();
            Person.Phone phone = person.fillsInEnabling();
            clickTwice(person.page(), "Enable", millis);
            String seen = person.page().locator("main h1:visible").textContent();
            if (scripts) {
                assertEquals("Save your backup codes", seen);
                return;
            }
            if (seen.equals("Save your backup codes")) { // the second came after the page had gone
                assertEquals(10, person.page().locator("#codes code").count());
                return;
            }
            if (seen.equals("It is on")) { // the second came with what came of the first
                person.assertRefused("session-renewed");
                person.link("Go on").click();
                person.assertReads("You have not seen your backup codes");
                person.link("New backup codes").click();
            } else {
                person.assertOn("It is on, but you missed the codes");
                person.assertRefused("enabled-codes-unseen");
                person.link("Sign in and make new codes").click();
                person.fillsInSignIn();
                person.typesCode(phone.nextCode());
            }
            person.assertOn("New backup codes");
            person.proves(phone.nextCode());
            person.click("Make new codes");
            assertEquals(10, person.notesCodes().size());
            assertThat(person.page().getByText("You have not seen your backup codes"))
                    .hasCount(0);
        }
    }

    @ParameterizedTest(name = "scripts: {0}, {1} ms")
    @CsvSource({"true, 60", "false, 20", "false, 60", "false, 250"})
    void nobody_who_signs_in_is_told_that_the_time_is_over(boolean scripts, int millis) {
        try (BrowserContext context = context(scripts)) {
            Person person =
                    new Person(context.newPage(), portal, "signs-in-%s-%d@example.com".formatted(scripts, millis));
            person.hasSignedUp();
            Person.Phone phone = person.enables();
            person.notesCodes();
            person.signsOut();
            person.signsIn();
            person.page().getByLabel("6-digit code").fill(phone.nextCode());
            clickTwice(person.page(), "Sign in", millis);
            List<String> right = scripts ? List.of("Your teams") : List.of("Your teams", "You are signed in already");
            assertThat(person.page().locator("main h1:visible")).hasText(Pattern.compile(String.join("|", right)));
        }
    }

    private BrowserContext context(boolean scripts) {
        return browser.newContext(
                new Browser.NewContextOptions().setBaseURL(portal.base()).setJavaScriptEnabled(scripts));
    }

    /** By the hand, not by the element: what is clicked the second time is whatever lies there by then. */
    private static void clickTwice(Page page, String button, int millis) {
        Locator locator = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        locator.scrollIntoViewIfNeeded();
        BoundingBox box = locator.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        Set<Request> asked = new HashSet<>();
        Set<Request> underWay = new HashSet<>();
        page.onRequest(request -> {
            asked.add(request);
            underWay.add(request);
        });
        page.onRequestFinished(underWay::remove);
        page.onRequestFailed(underWay::remove); // as the first does that a second comes before
        page.mouse().click(x, y);
        page.waitForTimeout(millis);
        page.mouse().click(x, y);
        for (int quiet = 0, waited = 0; quiet < QUIET && waited < LONGEST; waited += LOOK) {
            page.waitForTimeout(LOOK);
            quiet = asked.isEmpty() || !underWay.isEmpty() ? 0 : quiet + LOOK;
        }
        page.waitForLoadState();
    }
}
