package org.vestibule.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Somebody in front of a browser: does on the pages what people do, by the words that they read there. */
final class Person {

    private static final int STEP_MILLIS = 30_000;

    private final Page page;
    private final RunningPortal portal;
    private final String email;
    private String password = HttpBrowser.PASSWORD;

    Person(Page page, RunningPortal portal, String email) {
        this.page = page;
        this.portal = portal;
        this.email = email;
    }

    /** A phone with the app on it; knows which of its codes were typed. */
    static final class Phone {

        private final PhoneApp app;
        private long typed;

        Phone(PhoneApp app) {
            this.app = app;
        }

        /** A code that the portal accepts now and that was not typed yet: that of the step before, if there is time. */
        String nextCode() {
            long now = System.currentTimeMillis();
            long step = Math.max(typed + 1, (now + STEP_MILLIS / 3) / STEP_MILLIS - 1);
            RunningPortal.await(
                    Duration.ofSeconds(90), "the app shows another code", () -> step <= PhoneApp.step() + 1);
            typed = step;
            return app.code(step);
        }

        /** The same, but not that of the step before: it stays in the window for another 30 seconds. */
        String lastingCode() {
            typed = Math.max(typed, PhoneApp.step() - 1);
            return nextCode();
        }

        /** The code that was typed last. */
        String typedCode() {
            return app.code(typed);
        }

        /** Digits that it shows at no step near this one. */
        String wrongCode() {
            return app.wrongCode(PhoneApp.step());
        }

        /** What it showed some steps ago. */
        String codeOf(int stepsAgo) {
            return app.code(PhoneApp.step() - stepsAgo);
        }
    }

    Page page() {
        return page;
    }

    String email() {
        return email;
    }

    void choosesPassword(String another) {
        password = another;
        password().fill(another);
    }

    void signsUp() {
        page.navigate("/");
        assertOn("Sign in");
        link("Create an account").click();
        page.getByLabel("E-mail address").fill(email);
        click("Send me a link");
        assertOn("Look in your mail");
        page.navigate(portal.linkFor(email, "/sign-up/finish/"));
        page.getByLabel("Your name").fill("Person");
        password().fill(password);
        click("Create account");
        assertOn("Your teams");
    }

    /** Has signed up a moment ago; ends as by {@link #signsUp}, for journeys that go on from there. */
    void hasSignedUp() {
        HttpBrowser forms = new HttpBrowser(portal);
        forms.signUp(email, "Person");
        page.context()
                .addCookies(forms.cookies().entrySet().stream()
                        .map(cookie -> new Cookie(forms.nameOf(cookie.getKey()), cookie.getValue())
                                .setUrl(portal.base())
                                .setHttpOnly(true))
                        .toList());
        page.navigate("/");
        assertOn("Your teams");
    }

    /** The first step. */
    void signsIn() {
        page.navigate("/sign-in");
        fillsInSignIn();
    }

    /** The same on the page that asks for it. */
    void fillsInSignIn() {
        page.getByLabel("E-mail address").fill(email);
        password().fill(password);
        click("Sign in");
    }

    void signsInWithCode(String code) {
        signsIn();
        typesCode(code);
    }

    /** The second step. */
    void typesCode(String code) {
        assertOn("Enter the code from your app");
        page.getByLabel("6-digit code").fill(code);
        click("Sign in");
    }

    void signsInWithBackupCode(String code) {
        signsIn();
        link("Use a backup code").click();
        assertOn("Use a backup code");
        page.getByLabel("Backup code").fill(code);
        click("Sign in");
    }

    void signsOut() {
        openProfile();
        click("Sign out");
        assertThat(page.getByText("You are signed out")).isVisible();
    }

    /** Goes to the Security page by the menu. */
    void opensSecurity() {
        openProfile();
        page.locator("details.profile")
                .getByText("Security", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertOn("Security");
    }

    /** Ends on the page that shows the backup codes. */
    Phone enables() {
        return enables(Phone::nextCode);
    }

    /** The same, and says which code of the app it takes. */
    Phone enables(Function<Phone, String> code) {
        Phone phone = fillsInEnabling(code);
        click("Enable");
        assertOn("Save your backup codes");
        return phone;
    }

    /** Ends on the page that enables it, with all filled in. */
    Phone fillsInEnabling() {
        return fillsInEnabling(Phone::nextCode);
    }

    private Phone fillsInEnabling(Function<Phone, String> code) {
        opensSecurity();
        link("Enable 2-step verification").click();
        assertOn("Enable 2-step verification");
        Phone phone = scans();
        password().fill(password);
        page.getByLabel("6-digit code").fill(code.apply(phone));
        return phone;
    }

    /** The backup codes that the page shows; leaves it without showing that they are saved. */
    List<String> notesCodes() {
        List<String> codes = page.locator("#codes code").allTextContents();
        assertEquals(10, codes.stream().distinct().count(), codes::toString);
        click("Skip for now");
        assertOn("Security");
        return codes;
    }

    /** Proves anew who it is: with the password and some code. */
    void proves(String code) {
        password().fill(password);
        page.getByLabel("6-digit code or backup code").fill(code);
    }

    /** The same where the backup code of this sign-in stands in. */
    void provesWithoutCode() {
        assertThat(page.locator("input[name=code]")).hasCount(0);
        assertThat(page.getByText("No code is needed")).isVisible();
        password().fill(password);
    }

    /** Puts the key on the page into the app of a new phone. */
    Phone scansNewKey() {
        assertOn("Change device");
        return scans();
    }

    /** Types the code of the new phone; ends on the Security page. */
    void confirmsNewPhone(Phone phone) {
        page.getByLabel("6-digit code").fill(phone.nextCode());
        click("Change device");
        assertOn("Security");
        assertThat(page.getByText("Your new device is set up")).isVisible();
    }

    void click(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    Locator link(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void assertOn(String heading) {
        assertThat(page.locator("main h1:visible")).hasText(heading);
    }

    void assertReads(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    void assertRefused(String code) {
        assertThat(page.locator("[data-code=" + code + "]")).isVisible();
    }

    /** That the pages behind the sign-in are closed. */
    void assertSignedOut() {
        page.navigate("/security");
        assertOn("Sign in");
    }

    private void openProfile() {
        page.locator("details.profile summary").click();
    }

    private Locator password() {
        return page.locator("input[name=password]");
    }

    private Phone scans() {
        return new Phone(PhoneApp.scan(qrCode(), email));
    }

    /** What a phone reads off the screen. A hand holds it never quite straight, and readers count on that. */
    private String qrCode() {
        byte[] png = page.locator(".qr").screenshot();
        return Stream.of(0, 7, 45)
                .flatMap(angle -> decoded(turned(image(png), angle)).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No QR code can be read in " + kept(png)));
    }

    private static Optional<String> decoded(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        Map<DecodeHintType, ?> hints = Map.of(
                DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                    .getText());
        } catch (NotFoundException unreadable) {
            return Optional.empty();
        }
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BufferedImage turned(BufferedImage image, int degrees) {
        int size = image.getWidth() + image.getHeight();
        BufferedImage turned = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(degrees), size / 2.0, size / 2.0);
        graphics.drawImage(image, (size - image.getWidth()) / 2, (size - image.getHeight()) / 2, null);
        graphics.dispose();
        return turned;
    }

    private static Path kept(byte[] png) {
        try {
            return Files.write(Path.of("target", "qr-unreadable.png"), png);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
