package org.vestibule.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a new person, in a real browser: from signing up to signing in with a backup code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyIT {

    private static final String EMAIL = "person@example.org";

    private final Path data = RunningPortal.newDataFolder();
    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    void needBrowser() {
        browser.start();
    }

    @AfterAll
    void end() {
        browser.close();
        RunningPortal.delete(data);
    }

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void a_new_person_gets_a_protected_account(boolean scripts) throws IOException {
        Path folder = Files.createDirectory(data.resolve(scripts ? "js" : "no"));
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setViewportSize(390, 844)
                .setColorScheme(scripts ? ColorScheme.LIGHT : ColorScheme.DARK);
        try (RunningPortal portal = RunningPortal.start(folder);
                BrowserContext context = browser.newContext(options.setBaseURL(portal.base()))) {
            Page page = context.newPage();
            signUp(page, portal);
            turnOn(page, scripts);
        }
        assertEquals(List.of(), browser.complaints());
    }

    private static void signUp(Page page, RunningPortal portal) {
        page.navigate("/");
        assertThat(heading(page)).hasText("Sign in");
        page.getByText("Create an account").click();
        page.getByLabel("E-mail address").fill(EMAIL);
        button(page, "Send me a link").click();
        assertThat(heading(page)).hasText("Look in your mail");
        page.navigate(portal.linkFor(EMAIL));
        page.getByLabel("Your name").fill("Person");
        password(page).fill(HttpBrowser.PASSWORD);
        button(page, "Create account").click();
        assertThat(heading(page)).hasText("Your teams");
    }

    private static void turnOn(Page page, boolean scripts) throws IOException {
        openProfile(page);
        page.locator("details.profile a", hasText("Security")).click();
        page.getByText("Enable 2-step verification").last().click();
        assertThat(heading(page)).hasText("Enable 2-step verification");

        PhoneApp app = PhoneApp.scan(qrCode(page), EMAIL);
        long step = PhoneApp.step();
        password(page).fill(HttpBrowser.PASSWORD);
        page.getByLabel("6-digit code").fill(app.code(step));
        button(page, "Enable").click();

        assertThat(heading(page)).hasText("Save your backup codes");
        List<String> codes = page.locator("#codes code").allTextContents();
        assertEquals(10, codes.stream().distinct().count(), codes::toString);
        assertEquals(codes, downloaded(page));
        assertThat(page.getByText("Copy", exactly())).isVisible(visible(scripts));
        assertThat(page.getByText("Print", exactly())).isVisible(visible(scripts));
        page.getByText("I have saved them").click();
        assertThat(page.getByText("10 of 10 backup codes left")).isVisible();

        signOut(page);
        signIn(page);
        assertThat(heading(page)).hasText("Enter the code from your app"); // the app is what is asked for first
        code(page, "6-digit code", app.code(step));
        assertRefused(page, "code-already-used");
        code(page, "6-digit code", app.code(step + 1));
        assertThat(heading(page)).hasText("Your teams");

        signOut(page);
        signIn(page);
        page.getByText("Use a backup code").click();
        code(page, "Backup code", codes.get(0).toLowerCase(Locale.ROOT).replace("-", ""));
        assertThat(heading(page)).hasText("Your teams");
        page.navigate("/security");
        assertThat(page.getByText("9 of 10 backup codes left")).isVisible();

        signOut(page);
        signIn(page);
        page.getByText("Use a backup code").click();
        code(page, "Backup code", codes.get(0));
        assertRefused(page, "backup-code-already-used");
        code(page, "Backup code", codes.get(1));
        assertThat(heading(page)).hasText("Your teams");
    }

    private static void signIn(Page page) {
        page.getByLabel("E-mail address").fill(EMAIL);
        password(page).fill(HttpBrowser.PASSWORD);
        button(page, "Sign in").click();
    }

    private static void signOut(Page page) {
        openProfile(page);
        button(page, "Sign out").click();
        assertThat(page.getByText("You are signed out")).isVisible();
    }

    private static void code(Page page, String label, String code) {
        page.getByLabel(label).fill(code);
        button(page, "Sign in").click();
    }

    private static void openProfile(Page page) {
        page.locator("details.profile summary").click();
    }

    private static void assertRefused(Page page, String code) {
        assertThat(page.locator("[data-code]")).hasAttribute("data-code", code);
    }

    private static Locator heading(Page page) {
        return page.locator("main h1:visible");
    }

    private static Locator password(Page page) {
        return page.locator("input[name=password]");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions visible(boolean visible) {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setVisible(visible);
    }

    private static List<String> downloaded(Page page) throws IOException {
        Download download =
                page.waitForDownload(() -> page.getByText("Download", exactly()).click());
        assertEquals("vestibule-backup-codes.txt", download.suggestedFilename());
        String text = Files.readString(download.path());
        assertTrue(text.contains(EMAIL), text);
        return Pattern.compile("(?m)^[0-9A-Z]{5}(-[0-9A-Z]{5}){2}$")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    /** What a phone reads off the screen. */
    private static String qrCode(Page page) throws IOException {
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(BarcodeFormat.QR_CODE)))
                    .getText();
        } catch (NotFoundException unreadable) {
            Path kept = Files.write(Path.of("target", "qr-unreadable.png"), png);
            throw new AssertionError("No QR code can be read in " + kept, unreadable);
        }
    }
}
