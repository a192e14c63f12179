package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a real browser says of where a form came from, and that it is understood (S-088). */
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginIT {

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

    /** As extensions do that keep addresses from being passed on. */
    @Test
    void a_form_of_a_browser_that_hides_its_origin_is_taken() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.route("**/sign-up", OriginIT::hideOrigin);
            page.navigate(portal.base() + "/sign-up");
            page.unroute("**/sign-up"); // what goes through a route is not told whole
            Request sent = signUp(page);
            assertEquals("null", sent.headerValue("Origin"));
            assertEquals("same-origin", sent.headerValue("Sec-Fetch-Site"));
            assertEquals(0, page.locator("[data-code]").count(), page::content);
            assertEquals(200, sent.response().status());
        }
    }

    @Test
    void whoever_came_by_another_address_is_led_to_the_portals_own() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(portal.base().replace("localhost", "127.0.0.1") + "/sign-up");
            signUp(page);
            assertEquals(1, page.locator("[data-code=wrong-address]").count(), page::content);
            page.locator("main a.button").click();
            assertEquals(portal.base() + "/sign-up", page.url());
            assertEquals(200, signUp(page).response().status());
        }
    }

    private static void hideOrigin(Route route) {
        var answer = route.fetch();
        Map<String, String> headers = new TreeMap<>(answer.headers());
        assertTrue(headers.containsKey("referrer-policy"), headers::toString);
        headers.put("referrer-policy", "no-referrer");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    private static Request signUp(Page page) {
        page.getByLabel("E-mail address").fill("person@example.org");
        return page.waitForRequest(
                request -> request.method().equals("POST"),
                () -> page.locator("main form button:not([type=button])").click());
    }
}
