package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium or Chrome of this machine, started once for all tests of this JVM, and all that it complained about to
 * one of them. One that can open no windows comes first: it does the same with two thirds of the work. Playwright bears
 * one thread at a time, so that a class that uses this is {@link NeedsBrowser}.
 */
final class TestBrowser {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--in-process-gpu", // nothing is drawn by one, and
            "--disable-site-isolation-trials", // there is one site: each process more costs a third of a second
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String HOW =
            "put chromium-headless-shell, chromium or google-chrome, and node (20 or newer), on"
                    + " the PATH, such as by: apt-get install chromium-headless-shell nodejs";

    /** In milliseconds: for a machine on which two other classes are at work, too. */
    private static final double PATIENCE = 60_000;

    private static @Nullable Browser started;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private @Nullable Browser browser;

    /** Starts it, unless it runs. Where there is none, the test fails under CI and is skipped elsewhere. */
    void start() {
        Optional<Path> chromium = onPath(
                "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<Path> node = onPath("node");
        if (chromium.isEmpty() || node.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("No browser to test with: " + HOW);
            }
            System.out.println("NOT TESTED in a browser: " + HOW);
            Assumptions.abort("no browser");
        }
        browser = running(chromium.orElseThrow(), node.orElseThrow());
    }

    private static synchronized Browser running(Path chromium, Path node) {
        if (started == null) {
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_NODEJS_PATH", node.toString());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            started = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(FLAGS));
        }
        return started;
    }

    /** A fresh profile, watched. */
    BrowserContext newContext(Browser.NewContextOptions options) {
        if (browser == null) {
            throw new IllegalStateException("not started");
        }
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        context.onPage(this::watch);
        return context;
    }

    /** What pages did wrong: errors on the console, violations of the policy among them, and uncaught exceptions. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void watch(Page page) {
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    private void hear(ConsoleMessage message) {
        boolean page = message.text().startsWith("Failed to load resource: the server responded with a status of 4");
        boolean refused = page && !message.location().contains("/assets/"); // a page that refuses says so by its status
        if (!refused && (message.type().equals("error") || message.type().equals("warning"))) {
            complaints.add(message.location() + ": " + message.text());
        }
    }

    static Optional<Path> onPath(String... names) {
        List<String> folders =
                List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
