package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** People before browsers, at one portal for all tests of the class; no page of theirs may complain on its console. */
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {

    final Path data = RunningPortal.newDataFolder();
    RunningPortal portal;

    private final TestBrowser browser = new TestBrowser();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    void open() {
        browser.start();
        portal = RunningPortal.start(data);
    }

    @AfterEach
    void leave() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertEquals(List.of(), browser.complaints());
    }

    @AfterAll
    void end() {
        if (portal != null) { // there was a browser
            portal.close();
        }
        RunningPortal.delete(data);
    }

    /** In a profile of its own. */
    final Page newPage(UnaryOperator<Browser.NewContextOptions> looks) {
        BrowserContext context =
                browser.newContext(looks.apply(new Browser.NewContextOptions().setBaseURL(portal.base())));
        contexts.add(context);
        return context.newPage();
    }

    /** On a phone: with script in the light colours, without it in the dark ones. */
    final Page newPhonePage(boolean scripts) {
        return newPage(options -> options.setJavaScriptEnabled(scripts)
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2) // as phones have; with one pixel for each, a reader fails now and then
                .setColorScheme(scripts ? ColorScheme.LIGHT : ColorScheme.DARK));
    }
}
