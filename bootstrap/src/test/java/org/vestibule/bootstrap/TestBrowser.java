package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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

/** The Chromium or Chrome of this machine, and all that it complained about. */
final class TestBrowser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String HOW = "put chromium or google-chrome, and node (20 or newer), on the PATH, such as by:"
            + " apt-get install chromium nodejs";

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /** Starts it. Where there is none, the test fails under CI and is skipped elsewhere. */
    void start() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<Path> node = onPath("node");
        if (chromium.isEmpty() || node.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("No browser to test with: " + HOW);
            }
            System.out.println("NOT TESTED in a browser: " + HOW);
            Assumptions.abort("no browser");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_NODEJS_PATH", node.orElseThrow().toString());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(FLAGS));
    }

    /** A fresh profile, watched. */
    BrowserContext newContext(Browser.NewContextOptions options) {
        if (browser == null) {
            throw new IllegalStateException("not started");
        }
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        context.onPage(this::watch);
        return context;
    }

    /** What pages did wrong: errors on the console, violations of the policy among them, and uncaught exceptions. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
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

    private static Optional<Path> onPath(String... names) {
        List<String> folders =
                List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
