package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;

/** Every page in every state it has: axe finds nothing, light and dark, and nothing is wider than a small phone. */
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

    private static final String LONG = "a.very.long.address.with.no.place.to.break.it.anywhere.at.all@"
            + "department.of.the.university.of.somewhere.example.org";
    private static final String ANOTHER = "autumn ladder copper window";
    private static final String LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);

    private final Path data = RunningPortal.newDataFolder();
    private final TestBrowser browser = new TestBrowser();
    private final Looks looks = new Looks();

    @BeforeAll
    void needBrowser() {
        browser.start();
    }

    @AfterAll
    void end() {
        RunningPortal.delete(data);
    }

    @Test
    void what_is_wrong_is_seen() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = context.newPage();
            page.setContent("""
                    <style>@media (prefers-color-scheme: dark) { p { color: #888; background: #999; } }</style>
                    <p style="width: 400px">Faint in the dark, and wide</p><input>
                    """);
            Looks wrong = new Looks();
            wrong.at(page, "wrong");
            for (String finding : List.of("LIGHT: label ", "DARK: color-contrast ", "wide on a phone")) {
                assertTrue(
                        wrong.findings().stream().anyMatch(found -> found.contains(finding)),
                        () -> finding + " in " + wrong.findings());
            }
        }
    }

    @Test
    void axe_finds_nothing() {
        try (RunningPortal portal = RunningPortal.startRunBy(data, LONG_NAME, LONG);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(portal.base())
                        .setViewportSize(390, 844))) {
            Page page = context.newPage();
            beforeTheAccount(page, portal);
            twoStepOff(page);
            Person.Phone old = twoStepOn(page);
            List<String> codes = backupCodes(page);
            Person.Phone phone = changeDevice(page, old);
            List<String> renewed = newCodes(page, codes.get(0));
            codesRunOut(page, portal, renewed);
            secondStep(page, portal, phone, renewed.get(0));
            newPassword(page, portal, phone);
            disable(page, portal, phone);
        }
        assertTrue(looks.count() >= 70, "states looked at: " + looks.count());
        assertEquals(List.of(), looks.findings());
        assertEquals(List.of(), browser.complaints());
    }

    private void beforeTheAccount(Page page, RunningPortal portal) {
        for (String path : List.of("/sign-in", "/sign-up", "/nowhere", "/sign-out", "/sign-up/finish/x")) {
            page.navigate(path);
            look(page, path);
        }
        bear(page, portal, "session", "/security", "session-ended");
        bear(page, portal, "sign-in", "/sign-in/code", "sign-in-expired");
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
        String link = portal.linkFor(LONG, "/sign-up/finish/");
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

    /** With what was worth something once. */
    private void bear(Page page, RunningPortal portal, String kind, String path, String code) {
        String worthless = "0".repeat(8) + "-0000-7000-8000-" + "0".repeat(12) + "." + "A".repeat(43);
        page.context()
                .addCookies(List.of(new Cookie(new HttpBrowser(portal).nameOf(kind), worthless)
                        .setUrl(portal.base())
                        .setHttpOnly(true)));
        page.navigate(path);
        assertCode(page, code);
        look(page, code);
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

    private Person.Phone twoStepOn(Page page) {
        Person.Phone phone = phoneWithKeyOf(page, "/security/two-step/enable");
        submit(page, "/security/two-step/enable", Map.of("password", HttpBrowser.PASSWORD, "code", phone.wrongCode()));
        assertCode(page, "code-wrong");
        look(page, "enable with a wrong code");
        submit(page, "/security/two-step/enable", Map.of("password", HttpBrowser.PASSWORD, "code", phone.nextCode()));
        look(page, "backup codes");
        return phone;
    }

    private List<String> backupCodes(Page page) {
        List<String> codes = codesOn(page);
        send(page, Map.of("code", "nonsense"));
        assertCode(page, "backup-code-malformed");
        look(page, "check with a mistake");
        page.navigate("/security");
        assertReads(page, "You have not seen your backup codes");
        look(page, "security on, codes not seen");
        change("UPDATE code_set SET seen_at = created_at");
        page.navigate("/security");
        assertReads(page, "check now");
        look(page, "security on, codes not shown to be saved");
        page.navigate("/security/backup-codes/check");
        look(page, "check");
        send(page, Map.of("code", codes.get(9)));
        assertReads(page, "Your backup codes are saved");
        look(page, "security on, codes saved");
        page.navigate("/security/two-step/enable");
        assertCode(page, "two-step-already-on");
        look(page, "enable once more");
        return codes;
    }

    private Person.Phone changeDevice(Page page, Person.Phone old) {
        page.navigate("/security/two-step/change-device");
        look(page, "change device");
        send(page, Map.of("password", "not the right one", "code", "123456"));
        assertCode(page, "password-wrong");
        look(page, "change device with a wrong password");
        send(page, Map.of("password", HttpBrowser.PASSWORD, "code", "abc"));
        assertCode(page, "code-malformed");
        look(page, "change device with half a code");
        send(page, Map.of("password", HttpBrowser.PASSWORD, "code", old.nextCode()));
        look(page, "new device");
        Person.Phone another = phoneWithKeyOf(page, "/security/two-step/change-device");
        send(page, Map.of("code", another.wrongCode()));
        assertCode(page, "code-wrong");
        look(page, "new device with a wrong code");
        send(page, Map.of("code", another.nextCode()));
        assertReads(page, "Your new device is set up");
        look(page, "security, device changed");
        return another;
    }

    private List<String> newCodes(Page page, String code) {
        page.navigate("/security/backup-codes");
        look(page, "new codes");
        send(page, Map.of("password", HttpBrowser.PASSWORD, "code", "00000-00000-00000"));
        assertCode(page, "backup-code-wrong");
        look(page, "new codes with a wrong backup code");
        send(page, Map.of("password", HttpBrowser.PASSWORD, "code", code));
        look(page, "new codes made");
        return codesOn(page);
    }

    private void codesRunOut(Page page, RunningPortal portal, List<String> codes) {
        for (String code : codes.subList(0, 8)) { // used elsewhere
            HttpBrowser other = new HttpBrowser(portal);
            other.signIn(LONG);
            other.fill("/sign-in/backup-code", "code", code);
        }
        page.navigate("/security");
        assertReads(page, "Few left");
        look(page, "security on, few codes left");
        change("UPDATE authenticator SET disabled_at = now()");
        change("UPDATE code_set SET disabled_at = now()");
        page.navigate("/security");
        assertReads(page, "Off after 100 wrong codes");
        assertReads(page, "Off after 100 wrong ones");
        look(page, "security, app and codes off");
        change("UPDATE authenticator SET disabled_at = NULL");
        change("UPDATE code_set SET disabled_at = NULL");

        signInWithBackupCode(page, codes.get(8));
        assertCode(page, "backup-code-used");
        look(page, "security, backup code used");
        page.navigate("/security/two-step/change-device");
        assertReads(page, "No code is needed");
        look(page, "change device without a code");
        submit(page, "/security/backup-codes", Map.of("password", "not the right one"));
        assertCode(page, "password-wrong");
        look(page, "new codes without a code, with a wrong password");
        heldCodes(page, portal, codes.get(9));
        signInWithBackupCode(page, codes.get(9));
        assertCode(page, "backup-code-last");
        look(page, "security, last backup code used");
    }

    private void heldCodes(Page page, RunningPortal portal, String code) {
        change("UPDATE fence SET held_until = now()"); // what else a fence ends is needed here
        signInWithBackupCode(page, code);
        assertCode(page, "backup-code-held");
        look(page, "backup code held");
        String link = portal.linkFor(LONG, "/backup-codes/confirm/");
        page.navigate(link);
        assertReads(page, "One of your backup codes was typed.");
        look(page, "backup codes to be confirmed");
        send(page, Map.of());
        assertReads(page, "Your backup code works again");
        look(page, "sign-in, backup codes confirmed");
        page.navigate(link);
        assertCode(page, "link-unknown");
        look(page, "backup codes confirmed before");
    }

    private void secondStep(Page page, RunningPortal portal, Person.Phone phone, String usedCode) {
        page.context().clearCookies();
        submit(page, "/sign-in", Map.of("email", LONG, "password", HttpBrowser.PASSWORD));
        look(page, "code");
        page.navigate("/sign-in/no-way-in");
        look(page, "no way in");
        page.navigate("/sign-in/backup-code");
        look(page, "backup code");
        send(page, Map.of("code", usedCode));
        assertCode(page, "backup-code-already-used");
        look(page, "backup code used");
        send(page, Map.of("code", "nonsense"));
        assertCode(page, "backup-code-malformed");
        look(page, "backup code wrong");
        submit(page, "/sign-in/code", Map.of("code", "nonsense"));
        assertCode(page, "code-malformed");
        look(page, "code malformed");
        HttpBrowser other = new HttpBrowser(portal);
        other.signIn(LONG);
        String used = phone.lastingCode();
        other.fill("/sign-in/code", "code", used);
        send(page, Map.of("code", used));
        assertCode(page, "code-already-used");
        look(page, "code used");
        send(page, Map.of("code", phone.codeOf(9)));
        assertCode(page, "code-too-old");
        look(page, "code of a wrong clock");
        send(page, Map.of("code", phone.wrongCode()));
        assertCode(page, "code-wrong");
        look(page, "code wrong");
        for (int i = 0; i < 3 && page.locator("[data-code=code-wrong]").count() > 0; i++) {
            send(page, Map.of("code", phone.wrongCode()));
        }
        look(page, "code too often, or the sign-in ended");
    }

    private void newPassword(Page page, RunningPortal portal, Person.Phone phone) {
        page.navigate("/password/forgot");
        look(page, "forgotten");
        send(page, Map.of("email", "nonsense"));
        assertCode(page, "email-malformed");
        look(page, "forgotten, refused");
        send(page, Map.of("email", LONG));
        assertReads(page, "Look in your mail");
        look(page, "forgotten, sent");
        String link = portal.linkFor(LONG, "/password/reset/");
        page.navigate(link);
        look(page, "reset");
        send(page, Map.of("password", "short"));
        assertCode(page, "password-too-short");
        look(page, "reset with a mistake");
        send(page, Map.of("password", HttpBrowser.PASSWORD));
        assertReads(page, "Your new password is set");
        look(page, "sign-in, password set");
        page.navigate(link);
        assertCode(page, "link-unknown");
        look(page, "reset, link used");

        change("UPDATE account SET password_burned_at = now()"); // as after 20 wrong codes; this browser is a known one
        submit(page, "/sign-in", Map.of("email", LONG, "password", HttpBrowser.PASSWORD));
        send(page, Map.of("code", phone.nextCode()));
        assertReads(page, "Somebody else knows your password");
        look(page, "new password");
        send(page, Map.of("password", "short"));
        assertCode(page, "password-too-short");
        look(page, "new password with a mistake");
        send(page, Map.of("password", ANOTHER));
        assertReads(page, "Your teams");
    }

    private void disable(Page page, RunningPortal portal, Person.Phone phone) {
        page.navigate("/security/two-step/disable");
        look(page, "disable");
        send(page, Map.of("password", ANOTHER, "code", "00000-00000-00000"));
        assertCode(page, "backup-code-wrong");
        look(page, "disable with a wrong backup code");
        teamsThatRequireIt();
        page.navigate("/");
        assertReads(page, "Your 2-step verification is on.");
        look(page, "home with teams");
        page.navigate("/security/two-step/disable");
        look(page, "disable that would lose a team");
        send(page, Map.of("password", ANOTHER, "code", "123456"));
        assertCode(page, "team-requires-two-step");
        look(page, "disable without giving the team up");
        page.locator("main input[type=checkbox]").check();
        change("UPDATE authenticator SET last_accepted_step = 0"); // else the next code is half a minute away
        send(page, Map.of("password", ANOTHER, "code", phone.typedCode()));
        assertReads(page, "2-step verification is off");
        look(page, "security, disabled");
        page.navigate("/");
        assertCode(page, "team-withheld");
        assertReads(page, "Due by ");
        assertReads(page, "Not required");
        look(page, "home with teams withheld, due and free");

        page.navigate(portal.linkFor(LONG, "/not-me/"));
        assertReads(page, "We mail you a link for a new one.");
        look(page, "not me, of any act");
        page.navigate(portal.disownLink(LONG));
        look(page, "not me");
        send(page, Map.of("password", "short"));
        assertCode(page, "password-too-short");
        look(page, "not me with a mistake");
        send(page, Map.of("password", HttpBrowser.PASSWORD));
        assertReads(page, "2-step verification is off");
        look(page, "sign-in, not me");
    }

    /** One that requires it by now, one that will, one that does not. */
    private void teamsThatRequireIt() {
        run("account", "create", "owner@example.org", "--name", "Owner");
        for (String team : List.of("Now", "Soon", "Never")) {
            run("team", "create", team, "--owner", "owner@example.org", "--plan", "enterprise");
            run("team", "add-member", team, LONG);
        }
        // By SQL, for no rule begins that its own Owner fails.
        String rule = "INSERT INTO policy_change (team_id, number, at, rule, starts_at) SELECT team_id, 1, created_at, "
                + "'EVERYONE', ";
        change(rule + "NULL FROM team WHERE name = 'Now'");
        change(rule + "created_at + interval '20 days' FROM team WHERE name = 'Soon'");
    }

    private void run(String... arguments) {
        RunningPortal.Command done = RunningPortal.runHere(data, "", arguments);
        assertEquals(0, done.code(), done.err());
    }

    private static void signInWithBackupCode(Page page, String code) {
        page.context().clearCookies();
        submit(page, "/sign-in", Map.of("email", LONG, "password", HttpBrowser.PASSWORD));
        submit(page, "/sign-in/backup-code", Map.of("code", code));
    }

    private static Person.Phone phoneWithKeyOf(Page page, String path) {
        page.navigate(path);
        return new Person.Phone(
                PhoneApp.scan(page.locator("a[href^='otpauth:']").getAttribute("href"), LONG));
    }

    private static List<String> codesOn(Page page) {
        List<String> codes = page.locator("#codes code").allTextContents();
        assertEquals(10, codes.size(), page::content);
        return codes;
    }

    /** Changes rows behind the portal's back: states that take many tries to reach. */
    private void change(String sql) {
        try (EmbeddedPostgres attached = EmbeddedPostgres.open(data, new SecureRandom());
                Connection connection = DriverManager.getConnection(
                        attached.access().url(), attached.access().properties());
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql), sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Fills the form of a page and sends it; the browser's own checks are off there ({@code novalidate}). */
    private static void submit(Page page, String path, Map<String, String> fields) {
        page.navigate(path);
        send(page, fields);
    }

    /** The same with the page that is shown. */
    private static void send(Page page, Map<String, String> fields) {
        fields.forEach(
                (name, value) -> page.locator("main input[name=" + name + "]").fill(value));
        page.locator("main form button:not([type=button])").first().click();
    }

    private static void forged(Page page, String path) {
        page.navigate(path);
        page.locator("main input[name=csrf]").evaluate("input => input.value = 'forged'");
        page.locator("main form button:not([type=button])").first().click();
    }

    private static void assertCode(Page page, String code) {
        assertTrue(page.locator("[data-code=" + code + "]").count() > 0, () -> code + " on " + page.content());
    }

    private static void assertReads(Page page, String text) {
        assertTrue(page.locator("main").innerText().contains(text), () -> text + " on " + page.content());
    }

    private void look(Page page, String state) {
        looks.at(page, state);
    }
}
