package org.vestibule.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** The ways of people through the life of 2-step verification, in a real browser against the real program. */
class JourneyIT extends Journey {

    private static final String ANOTHER = "autumn ladder copper window";

    @Test
    void a_new_person_gets_a_protected_account() throws IOException {
        assertGetsProtectedAccount(true);
    }

    @OnlyLong
    @Test
    void a_new_person_gets_a_protected_account_without_javascript() throws IOException {
        assertGetsProtectedAccount(false);
    }

    private void assertGetsProtectedAccount(boolean scripts) throws IOException {
        Person person = person("new", scripts);
        person.signsUp();
        Person.Phone phone = person.enables(Person.Phone::lastingCode);
        List<String> codes = savesCodes(person, scripts);
        person.signsOut();

        person.signsIn();
        person.link("I have neither my app nor my codes").click();
        person.assertOn("Neither app nor codes?");
        person.assertReads("Ask whoever gave you this account.");
        person.link("Use a backup code").click();
        person.link("I have neither my app nor my codes").click();
        person.link("Use your authenticator app").click(); // it was in a drawer, and the sign-in has waited
        person.typesCode(phone.typedCode());
        person.assertRefused("code-already-used"); // the one of enabling
        person.typesCode(phone.nextCode());
        person.assertOn("Your teams");
        person.signsOut();

        person.signsInWithBackupCode(codes.get(0).toLowerCase(Locale.ROOT).replace("-", ""));
        person.assertOn("Security");
        person.assertReads("9 of 10 backup codes left");
        person.signsOut();

        person.signsInWithBackupCode(codes.get(0));
        person.assertRefused("backup-code-already-used");
        person.page().getByLabel("Backup code").fill(codes.get(1));
        person.click("Sign in");
        person.assertReads("8 of 10 backup codes left");
    }

    @Test
    void a_new_phone_takes_the_place_of_the_old_one() {
        Person person = newcomer("new-phone", true);
        Person.Phone old = person.enables();
        person.notesCodes();

        person.link("Change device").click();
        person.assertOn("Change device");
        person.proves(old.nextCode());
        person.click("Continue");
        Person.Phone phone = person.scansNewKey();
        Person elsewhere = person("new-phone", true);
        elsewhere.signsInWithCode(old.nextCode()); // works until the new one is confirmed
        elsewhere.assertOn("Your teams");

        person.page().getByLabel("6-digit code").fill(old.codeOf(0));
        person.click("Change device");
        person.assertRefused("code-wrong"); // it is the new one that must be shown to work
        person.confirmsNewPhone(phone);
        person.assertReads("Your other session has ended.");
        person.assertReads("10 of 10 backup codes left");
        elsewhere.assertSignedOut();

        elsewhere.signsInWithCode(old.codeOf(0));
        elsewhere.assertRefused("code-wrong");
        elsewhere.typesCode(phone.nextCode());
        elsewhere.assertOn("Your teams");
    }

    @Test
    void a_backup_code_mends_the_loss_of_a_phone_without_javascript() {
        assertBackupCodeMends(false);
    }

    @OnlyLong
    @Test
    void a_backup_code_mends_the_loss_of_a_phone() {
        assertBackupCodeMends(true);
    }

    private void assertBackupCodeMends(boolean scripts) {
        Person person = newcomer("lost", scripts);
        person.enables();
        List<String> codes = person.notesCodes();
        person.signsOut();

        person.signsInWithBackupCode(codes.get(9));
        person.assertOn("Security");
        person.assertRefused("backup-code-used");
        person.assertReads("You signed in with a backup code; 9 left. If your phone is lost, choose Change device.");
        assertMendsAll(person, codes);
    }

    @Test
    void the_last_backup_code_is_enough_to_mend_all_in_one_sitting() {
        Person person = newcomer("last", false);
        person.enables();
        List<String> codes = person.notesCodes();
        person.signsOut();
        for (String code : codes.subList(0, 9)) {
            HttpBrowser elsewhere = new HttpBrowser(portal);
            elsewhere.signIn(person.email());
            assertEquals(
                    303, elsewhere.fill("/sign-in/backup-code", "code", code).status());
        }

        person.signsInWithBackupCode(codes.get(9));
        person.assertOn("Security");
        person.assertRefused("backup-code-last");
        person.assertReads("0 of 10 backup codes left");
        List<String> renewed = assertMendsAll(person, codes);
        person.signsOut();
        person.signsInWithBackupCode(renewed.get(0));
        person.assertReads("9 of 10 backup codes left");
    }

    @Test
    void a_wrong_clock_is_said_to_be_wrong() {
        Person person = newcomer("clock", false);
        Person.Phone phone = person.enables(Person.Phone::lastingCode);
        person.notesCodes();
        person.signsOut();

        person.signsInWithCode(phone.codeOf(9)); // said to be 5 minutes old even where another 30 seconds pass
        person.assertRefused("code-too-old");
        person.assertReads("This code is about 5 minutes old. Check the date and time on your phone.");
        person.typesCode(phone.typedCode());
        person.assertRefused("code-already-used");
        person.typesCode(phone.nextCode());
        person.assertOn("Your teams");
    }

    @Test
    void a_thief_of_the_password_cannot_lock_the_holder_out() {
        Person holder = newcomer("stolen", false);
        holder.signsOut();
        Person thief = person("stolen", false);
        thief.signsIn();
        Person.Phone first = thief.enables();
        thief.notesCodes();
        thief.link("Change device").click();
        thief.proves(first.nextCode());
        thief.click("Continue");
        thief.confirmsNewPhone(thief.scansNewKey());

        holder.signsIn();
        holder.assertOn("Enter the code from your app"); // locked out
        String link = portal.disownLink(holder.email());
        for (int scans = 0; scans < 2; scans++) {
            holder.page().navigate(link);
            holder.assertOn("This was not me");
        }
        thief.page().reload();
        thief.assertReads("You are asked for a code every time you sign in."); // looking at it changed nothing
        holder.choosesPassword("short");
        holder.click("Turn it off and set password");
        holder.assertRefused("password-too-short");
        holder.choosesPassword(ANOTHER);
        holder.click("Turn it off and set password");
        holder.assertOn("Sign in");
        holder.assertReads("2-step verification is off");
        holder.assertSignedOut();

        thief.assertSignedOut();
        thief.signsIn();
        thief.assertRefused("sign-in-not-accepted");
        holder.signsIn();
        holder.assertOn("Your teams");
        holder.opensSecurity();
        holder.assertReads("Enable 2-step verification");
        holder.page().navigate(link);
        holder.assertRefused("link-unknown");
    }

    @Test
    void a_new_password_never_turns_the_second_step_off() {
        Person person = newcomer("forgetful", false);
        Person.Phone phone = person.enables();
        person.notesCodes();
        person.signsOut();

        person.link("Forgotten your password?").click();
        person.assertOn("Choose a new password");
        person.page().getByLabel("E-mail address").fill(person.email());
        person.click("Send me a link");
        person.assertOn("Look in your mail");
        String link = portal.linkFor(person.email(), "/password/reset/");
        person.page().navigate(link);
        person.assertOn("Choose a new password");
        person.choosesPassword(ANOTHER);
        person.click("Set password");
        person.assertReads("Your new password is set");
        person.assertSignedOut();

        person.signsInWithCode(phone.nextCode());
        person.assertOn("Your teams");
        person.page().navigate(link);
        person.assertRefused("link-unknown");
    }

    @Test
    void an_operator_makes_an_account_and_its_holder_chooses_the_password() {
        Person person = person("made", false);
        RunningPortal.Command made =
                RunningPortal.run(data, "", "account", "create", person.email(), "--name", "Person");
        assertEquals(0, made.code(), made.err());
        person.page().navigate(portal.linkFor(person.email(), "/password/reset/"));
        person.assertOn("Choose a new password");
        person.choosesPassword(ANOTHER);
        person.click("Set password");
        person.assertSignedOut();
        person.signsIn();
        person.assertOn("Your teams");
    }

    @Test
    void disabling_it_needs_the_password_and_a_code() {
        Person person = newcomer("off", false);
        Person.Phone phone = person.enables();
        person.notesCodes();

        person.link("Disable").click();
        person.assertOn("Disable 2-step verification");
        person.proves(phone.codeOf(30));
        person.click("Disable 2-step verification");
        person.assertRefused("code-wrong");
        person.proves(phone.nextCode());
        person.click("Disable 2-step verification");
        person.assertOn("Security");
        person.assertReads("2-step verification is off");
        person.assertReads("Enable 2-step verification");
        person.signsOut();
        person.signsIn();
        person.assertOn("Your teams"); // the password is all it takes
    }

    /** By the offers to somebody who signed in with a backup code: a new phone, then new codes; returns those. */
    private List<String> assertMendsAll(Person person, List<String> oldCodes) {
        person.page()
                .locator(".notice")
                .getByText("Change device", locatorExactly())
                .click();
        person.assertOn("Change device");
        person.provesWithoutCode();
        person.click("Continue");
        Person.Phone phone = person.scansNewKey();
        person.confirmsNewPhone(phone);

        person.link("New backup codes").click();
        person.assertOn("New backup codes");
        person.provesWithoutCode();
        person.click("Make new codes");
        person.assertReads("You have new backup codes");
        List<String> renewed = person.notesCodes();
        assertTrue(Collections.disjoint(oldCodes, renewed));
        person.assertReads("10 of 10 backup codes left");

        person.link("New backup codes").click(); // it stands in once for each of the two
        assertThat(person.page().getByLabel("6-digit code or backup code")).isVisible();
        person.page().navigate("/security");
        Person elsewhere = new Person(newPhonePage(false), portal, person.email());
        elsewhere.signsInWithCode(phone.nextCode());
        elsewhere.assertOn("Your teams");
        return renewed;
    }

    /** Saves the codes and shows it by typing one back. */
    private static List<String> savesCodes(Person person, boolean scripts) throws IOException {
        Page page = person.page();
        List<String> codes = page.locator("#codes code").allTextContents();
        assertEquals(10, codes.stream().distinct().count(), codes::toString);
        assertEquals(codes, downloaded(page, person.email()));
        assertThat(page.getByText("Copy", exactly())).isVisible(visible(scripts));
        assertThat(page.getByText("Print", exactly())).isVisible(visible(scripts));
        page.getByLabel("One of your backup codes").fill("00000-00000-00000");
        person.click("Check");
        person.assertOn("Check that your backup codes are saved");
        person.assertRefused("backup-code-unproven");
        person.link("I did not save them: make new codes").click();
        person.assertOn("New backup codes");
        page.navigate("/security/backup-codes/check");
        page.getByLabel("One of your backup codes").fill(codes.get(3));
        person.click("Check");
        person.assertOn("Security");
        person.assertReads("Your backup codes are saved");
        person.assertReads("10 of 10 backup codes left"); // it is not used up
        assertThat(page.getByText("check now")).hasCount(0);
        return codes;
    }

    private static List<String> downloaded(Page page, String email) throws IOException {
        Download download =
                page.waitForDownload(() -> page.getByText("Download", exactly()).click());
        assertEquals("vestibule-backup-codes.txt", download.suggestedFilename());
        String text = Files.readString(download.path());
        assertTrue(text.contains(email), text);
        return Pattern.compile("(?m)^[0-9A-Z]{5}(-[0-9A-Z]{5}){2}$")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    /** Somebody who has just signed up; a new person's journey shows how. */
    private Person newcomer(String name, boolean scripts) {
        Person person = person(name, scripts);
        person.hasSignedUp();
        return person;
    }

    /** Somebody at a browser that has never been here. */
    private Person person(String name, boolean scripts) {
        return new Person(newPhonePage(scripts), portal, name + (scripts ? ".js" : "") + "@example.org");
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions locatorExactly() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.IsVisibleOptions visible(boolean visible) {
        return new LocatorAssertions.IsVisibleOptions().setVisible(visible);
    }
}
