package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;

/** A forgotten password, and taking back an enabling of 2-step verification that was not one's own. */
class RecoveryPagesTest {

    private static final String EMAIL = "person@example.org";

    private static final String SOMETHING = "Something was done to your account, or in your name.";

    private final WebPortal web = new WebPortal();

    @AfterEach
    void stop() {
        web.close();
    }

    /** S-063: one answer, whoever holds the address, or nobody, or it has had enough mails. */
    @Test
    void asking_for_a_link_gets_one_answer() {
        web.portal.account(EMAIL);
        HttpResponse<String> known = forgot(EMAIL);
        HttpResponse<String> unknown = forgot("nobody@example.org");
        assertEquals(200, known.statusCode());
        assertEquals(200, unknown.statusCode());
        assertEquals(known.body().replace(EMAIL, ""), unknown.body().replace("nobody@example.org", ""));
        assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());
        for (int i = 0; i < 5; i++) {
            assertEquals(known.body(), forgot(EMAIL).body());
        }
        WebPortal.assertRefused(422, "email-malformed", forgot("person"));
    }

    /** L-26: an address is one field, sent once, under its own name. */
    @Test
    void two_addresses_are_none() {
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        browser.get("/password/forgot");
        String csrf = Browser.encode(Map.of("csrf", browser.token()));
        WebPortal.assertRefused(
                422,
                "email-malformed",
                browser.post(
                        "/password/forgot", csrf + "&email[]=" + EMAIL + "&email%5B%5D2=evil@example.com", Map.of()));
        WebPortal.assertRefused(
                400,
                "request-malformed",
                browser.post("/password/forgot", csrf + "&email=" + EMAIL + "&email=evil@example.com", Map.of()));
        WebPortal.assertRefused(
                400,
                "request-malformed",
                browser.post("/password/forgot", csrf + "&email[]=" + EMAIL + "&email[]=evil@example.com", Map.of()));
    }

    /** S-046, S-049, L-26: the link sets a password, once; it signs nobody in and leaves the second step alone. */
    @Test
    void a_reset_sets_the_password_and_nothing_else() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        forgot(EMAIL);
        String link = web.mailed(EMAIL, Notice.Kind.PASSWORD_RESET);
        Browser browser = web.browser();
        assertEquals(200, browser.get(link).statusCode());
        HttpResponse<String> form = browser.get(link);
        assertEquals(200, form.statusCode(), "asking changes nothing");
        assertTrue(form.body().contains("For " + EMAIL), form.body());
        assertEquals(200, person.browser().get("/security").statusCode());

        WebPortal.assertRefused(422, "password-too-short", browser.post(link, Map.of("password", "short")));
        WebPortal.assertRefused(422, "password-missing", browser.post(link, Map.of()));
        WebPortal.assertRefused(
                422, "password-too-common", browser.post(link, Map.of("password", "correct horse battery staple")));
        WebPortal.assertRefused(422, "password-too-long", browser.post(link, Map.of("password", "a".repeat(1025))));
        HttpResponse<String> set = browser.post(link, Map.of("password", WebPortal.OTHER_PASSWORD));
        WebPortal.assertGoesTo("/sign-in", set);
        assertFalse(browser.cookies.containsKey("session") || browser.cookies.containsKey("sign-in"));
        assertTrue(browser.cookies.containsKey("browser"), "known from now on");
        assertTrue(browser.get("/sign-in").body().contains("Your new password is set"));
        WebPortal.assertGoesTo("/sign-in?then=%2Fsecurity", browser.get("/security"));
        assertEquals(303, person.browser().get("/security").statusCode(), "all sessions ended");

        WebPortal.assertRefused(410, "link-unknown", browser.get(link));
        HttpResponse<String> again = browser.post(link, Map.of("password", "another one of many words"));
        WebPortal.assertRefused(409, "session-renewed", again);
        assertTrue(again.body().contains("The first one set your new password"), again.body());
        web.portal.clock.advance(Deed.KNOWN_FOR);
        WebPortal.assertRefused(
                410, "link-unknown", browser.post(link, Map.of("password", "another one of many words")));
        WebPortal.assertRefused(422, "sign-in-not-accepted", web.signIn(web.browser(), EMAIL, WebPortal.PASSWORD));
        WebPortal.assertGoesTo("/sign-in/code", web.signIn(browser, EMAIL, WebPortal.OTHER_PASSWORD));
        browser.get("/sign-in/code");
        WebPortal.assertGoesTo("/", browser.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
    }

    /** PRODUCT B: it may leave an Owner suspended. No team is named to whoever has but the mail. */
    @Test
    void the_link_that_undoes_an_enabling_says_that_teams_may_be_withheld() {
        web.enrolled(EMAIL);
        String page = web.browser()
                .get(web.mailed(EMAIL, Notice.Kind.TWO_STEP_ENABLED))
                .body();
        assertTrue(page.contains("withheld from you until you turn it on again, even if you own the team."), page);
    }

    @Test
    void the_link_that_undoes_an_enabling_says_when_and_from_where_that_was() {
        Browser browser = web.signedIn(EMAIL);
        browser.headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
        browser.get("/security/two-step/enable");
        AuthenticatorApp app = web.portal.app(web.session(browser));
        browser.post("/security/two-step/enable", Map.of("password", WebPortal.PASSWORD, "code", web.digits(app)));
        String at = Texts.minute(web.portal.clock.instant());
        web.portal.clock.advance(Duration.ofHours(5));
        String page = web.browser()
                .get(web.mailed(EMAIL, Notice.Kind.TWO_STEP_ENABLED))
                .body();
        assertTrue(page.contains("2-step verification was turned on.</strong> " + at + " UTC, Firefox on Linux"), page);
        assertTrue(page.contains("from 127.0.0.1."), page);
    }

    /** It promises nothing that it does not do: nobody can ask for another of these links. */
    @Test
    void a_dead_link_that_says_it_was_not_me_says_what_to_do_now() {
        web.signedInWithCode(EMAIL);
        String link = web.mailed(EMAIL, Notice.Kind.NEW_BROWSER);
        Browser anywhere = web.browser();
        anywhere.get(link);
        anywhere.post(link, Map.of());
        for (String dead : List.of(link, link + "x", "/not-me/nonsense")) {
            HttpResponse<String> answer = anywhere.get(dead);
            WebPortal.assertRefused(410, "link-unknown", answer);
            assertTrue(answer.body().contains("choose a new one: that signs everybody out"), answer.body());
            assertTrue(answer.body().contains("href=\"/password/forgot\">Choose a new password<"), answer.body());
            assertFalse(answer.body().contains("Ask for a new"), answer.body());
        }
    }

    /** It is refused for more than being short. */
    @Test
    void what_is_asked_of_a_new_password_is_said() {
        web.portal.account(EMAIL);
        forgot(EMAIL);
        String page =
                web.browser().get(web.mailed(EMAIL, Notice.Kind.PASSWORD_RESET)).body();
        assertTrue(page.contains("What many use, or what holds your name or address, is refused."), page);
    }

    /** L-25: no way through these pages sets a password without the mailed token. */
    @Test
    void without_the_token_no_password_is_set() {
        WebPortal.Person person = web.enrolled(EMAIL);
        forgot(EMAIL);
        String reset = web.mailed(EMAIL, Notice.Kind.PASSWORD_RESET);
        String notMe = web.mailed(EMAIL, Notice.Kind.TWO_STEP_ENABLED);
        String token = reset.substring("/password/reset/".length());
        String other = notMe.substring("/not-me/".length());
        String owner = token.substring(0, token.indexOf('.') + 1);
        Browser browser = web.browser();
        browser.get("/password/forgot");
        for (String path : List.of(
                "/password/reset/" + owner,
                "/password/reset/" + owner + "A".repeat(43),
                "/password/reset/" + other,
                "/not-me/" + owner,
                "/not-me/" + token)) {
            WebPortal.assertRefused(410, "link-unknown", browser.get(path));
            WebPortal.assertRefused(
                    410, "link-unknown", browser.post(path, Map.of("password", WebPortal.OTHER_PASSWORD)));
        }
        for (String path : List.of("/password/reset", "/password/reset/", "/password", "/not-me", "/not-me/")) {
            assertEquals(
                    404,
                    browser.post(path, Map.of("password", WebPortal.OTHER_PASSWORD))
                            .statusCode(),
                    path);
        }
        WebPortal.assertGoesTo("/sign-in/code", web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD));
    }

    /** It asks first, for mail scanners follow links; it names what happened; then it does what it says, once. */
    @Test
    void this_was_not_me_asks_first_and_then_ends_all() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        String link = web.mailed(EMAIL, Notice.Kind.NEW_BROWSER);
        Browser anywhere = web.browser();
        String page = anywhere.get(link).body();
        for (String words : List.of(
                "For " + EMAIL,
                "A sign-in from a browser not seen before.",
                "from 127.0.0.1.",
                "All your sessions end, here too.",
                "Your password stops working. We mail you a link for a new one.",
                "Your authenticator and backup codes stay as they are.")) {
            assertTrue(page.contains(words), () -> words + " in " + page);
        }
        assertEquals(200, person.browser().get("/security").statusCode(), "asking changes nothing");

        person.browser().get(link);
        HttpResponse<String> done = person.browser().post(link, Map.of());
        WebPortal.assertGoesTo("/sign-in", done);
        String next = person.browser().get("/sign-in").body();
        assertTrue(next.contains("We have mailed you a link"), next);
        assertTrue(next.contains("2-step verification is on"), "the mail that takes it back");
        assertEquals(303, person.browser().get("/security").statusCode(), "all sessions ended");
        WebPortal.assertRefused(422, "sign-in-not-accepted", web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD));
        WebPortal.assertRefused(410, "link-unknown", anywhere.get(link));
        WebPortal.assertRefused(409, "session-renewed", anywhere.post(link, Map.of()));
        web.portal.clock.advance(Deed.KNOWN_FOR);
        WebPortal.assertRefused(410, "link-unknown", anywhere.post(link, Map.of()));
        String reset = web.mailed(EMAIL, Notice.Kind.NOT_ME_REPORTED);
        anywhere.get(reset);
        WebPortal.assertGoesTo("/sign-in", anywhere.post(reset, Map.of("password", WebPortal.OTHER_PASSWORD)));
    }

    @Test
    void where_two_step_verification_was_not_turned_on_lately_no_mail_about_it_is_named() {
        Browser bea = web.signedIn("bea@example.org");
        String link = web.mailed("bea@example.org", Notice.Kind.NEW_BROWSER);
        bea.get(link);
        WebPortal.assertGoesTo("/sign-in", bea.post(link, Map.of()));
        String next = bea.get("/sign-in").body();
        assertTrue(next.contains("We have mailed you a link"), next);
        assertFalse(next.contains("2-step verification is on"), next);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SIGN_IN_UNFINISHED",
                "SIGN_INS_UNFINISHED",
                "NEW_BROWSER",
                "PASSWORD_CHANGED",
                "TWO_STEP_DISABLED",
                "DEVICE_CHANGED",
                "BACKUP_CODES_RENEWED",
                "BACKUP_CODE_USED",
                "AUTHENTICATOR_DISABLED",
                "BACKUP_CODES_DISABLED",
                "APP_ENDED",
                "APP_CONNECTED",
                "COMPUTER_LICENSED",
                "COMPUTER_CUT_OFF"
            })
    void this_was_not_me_names_what_happened(Notice.Kind kind) {
        assertFalse(notMePage(kind).contains(SOMETHING), kind::name);
    }

    /** PRODUCT H: of the sign-in that a mail told of, and of nothing else. */
    @ParameterizedTest
    @CsvSource({"NEW_BROWSER, true", "BACKUP_CODE_USED, true", "PASSWORD_CHANGED, false", "SIGN_IN_UNFINISHED, false"})
    void of_a_sign_in_it_says_that_what_was_licensed_by_it_ends(Notice.Kind kind, boolean ends) {
        assertEquals(ends, notMePage(kind).contains("A computer that was let into a team by this very sign-in"));
    }

    /** It ends just what it says, and above all not the password: somebody may have sent a code, and no more. */
    @Test
    void of_what_a_device_was_let_do_just_that_ends() {
        Browser person = web.signedIn(EMAIL);
        DeviceAsks device = connected(person);
        assertTrue(web.portal
                .store
                .grants()
                .find(web.session(person).account().id(), device.grant().id())
                .isPresent());
        String link = web.mailed(EMAIL, Notice.Kind.APP_CONNECTED);
        Browser anywhere = web.browser();
        String page = anywhere.get(link).body();
        for (String words : List.of(
                "For " + EMAIL,
                "An app was let in on a device.",
                "from 127.0.0.1.",
                "The app loses just what it got by this.",
                "Nothing else is changed.",
                "choose another password as well.",
                "class=\"button danger\"")) {
            assertTrue(page.contains(words), () -> words + " in " + page);
        }
        assertFalse(page.contains("Your password stops working"), page);

        WebPortal.assertGoesTo(link, anywhere.post(link, Map.of()));
        String done = anywhere.get(link).body();
        assertTrue(done.contains("<h1>The app is cut off</h1>"), done);
        assertTrue(done.contains("href=\"/password/forgot\">Choose a new password<"), done);
        assertInstanceOf(PollDevice.NotGood.class, device.polled());
        assertEquals(200, person.get("/security").statusCode(), "no session ended");
        WebPortal.assertGoesTo("/", web.signIn(web.browser(), EMAIL, WebPortal.PASSWORD));
        WebPortal.assertRefused(410, "link-unknown", anywhere.get(link));
        WebPortal.assertRefused(410, "link-unknown", anywhere.post(link, Map.of()));
    }

    @Test
    void a_device_that_was_not_told_yet_is_told_no() {
        DeviceAsks device = connected(web.signedIn(EMAIL));
        String link = web.mailed(EMAIL, Notice.Kind.APP_CONNECTED);
        Browser anywhere = web.browser();
        anywhere.get(link);
        WebPortal.assertGoesTo(link, anywhere.post(link, Map.of()));
        assertInstanceOf(PollDevice.Denied.class, device.polled());
    }

    /** Nobody makes the page say that it is done who has not done it. */
    @Test
    void that_it_is_done_is_told_to_who_did_it() {
        DeviceAsks device = connected(web.signedIn(EMAIL));
        String link = web.mailed(EMAIL, Notice.Kind.APP_CONNECTED);
        Browser anywhere = web.browser();
        anywhere.get(link);
        anywhere.post(link, Map.of());
        WebPortal.assertRefused(410, "link-unknown", web.browser().get(link));
        web.portal.clock.advance(MailedLinks.NOT_ME);
        WebPortal.assertRefused(410, "link-unknown", web.browser().get(link));
        assertInstanceOf(PollDevice.Denied.class, device.polled());
    }

    private DeviceAsks connected(Browser browser) {
        DeviceAsks device = DeviceAsks.of(web.portal, DeviceAsks.HERE);
        String page = DeviceAsks.page(browser);
        browser.get(page);
        browser.post(page, Map.of("code", device.code()));
        browser.get(page);
        WebPortal.assertGoesTo(page, browser.post(page, Map.of("answer", "allow", "shown", device.code())));
        return device;
    }

    /** As where a newer version wrote the mail. */
    @Test
    void this_was_not_me_asks_though_it_has_no_words_for_what_happened() {
        assertTrue(notMePage(Notice.Kind.SIGN_UP).contains(SOMETHING));
    }

    private String notMePage(Notice.Kind kind) {
        AccountId account = web.enrolled(EMAIL).account().id();
        BearerToken link = BearerToken.make(account.value(), new SecureRandom());
        Happening happening = new Happening(kind, web.portal.clock.instant(), InMemoryPortal.ORIGIN);
        web.portal
                .store
                .transactions()
                .inTransaction(() -> web.portal
                        .store
                        .mailedLinks()
                        .open(
                                account,
                                LinkPurpose.NOT_ME,
                                link.digest(),
                                happening.at().plusSeconds(1),
                                happening));
        HttpResponse<String> page = web.browser().get("/not-me/" + link.text());
        assertEquals(200, page.statusCode(), page.body());
        return page.body();
    }

    /** Who opens somebody's mail for them stays signed in to their own account. */
    @Test
    void this_was_not_me_leaves_another_account_signed_in() {
        web.signedInWithCode(EMAIL);
        String link = web.mailed(EMAIL, Notice.Kind.NEW_BROWSER);
        Browser another = web.signedIn("another@example.org");
        another.get(link);
        WebPortal.assertGoesTo("/sign-in", another.post(link, Map.of()));
        assertEquals(200, another.get("/security").statusCode());
    }

    @Test
    void a_link_that_was_asked_for_lives_half_an_hour() {
        web.portal.account(EMAIL);
        forgot(EMAIL);
        String link = web.mailed(EMAIL, Notice.Kind.PASSWORD_RESET);
        Browser browser = web.browser();
        web.portal.clock.advance(Duration.ofMinutes(29));
        assertEquals(200, browser.get(link).statusCode());
        web.portal.clock.advance(Duration.ofMinutes(1));
        HttpResponse<String> late = browser.post(link, Map.of("password", WebPortal.OTHER_PASSWORD));
        WebPortal.assertRefused(410, "link-expired", late);
        assertTrue(late.body().contains("href=\"/password/forgot\""), late.body());
    }

    /** Somebody with the password turns 2-step verification on and moves it to another phone: the holder gets it back. */
    @Test
    void an_enabling_that_was_not_ones_own_is_taken_back() {
        Browser thief = web.signedIn(EMAIL);
        thief.get("/security/two-step/enable");
        AuthenticatorApp app = web.portal.app(web.session(thief));
        thief.post("/security/two-step/enable", Map.of("password", WebPortal.PASSWORD, "code", web.digits(app)));
        web.nextStep();
        thief.post("/security/two-step/change-device", Map.of("password", WebPortal.PASSWORD, "code", web.digits(app)));
        var moving = (TwoStepVerification.Moving)
                web.portal.useCases.twoStep().viewTwoStep().of(web.session(thief));
        thief.get("/security/two-step/change-device");
        String code = web.digits(new AuthenticatorApp(moving.key()));
        WebPortal.assertGoesTo(
                "/security", thief.post("/security/two-step/change-device/confirm", Map.of("code", code)));

        String link = web.mailed(EMAIL, Notice.Kind.TWO_STEP_ENABLED);
        Browser holder = web.signedIn("holder-of-another@example.org"); // signed in or not does not matter
        holder.get(link);
        assertTrue(holder.get(link).body().contains("What will happen"));
        assertEquals(200, thief.get("/security").statusCode(), "asking changes nothing");
        WebPortal.assertRefused(422, "password-too-short", holder.post(link, Map.of("password", "short")));
        WebPortal.assertGoesTo("/sign-in", holder.post(link, Map.of("password", WebPortal.OTHER_PASSWORD)));
        assertTrue(holder.get("/sign-in").body().contains("2-step verification is off"));
        assertEquals(200, holder.get("/security").statusCode(), "the other account is not touched");
        assertEquals(303, thief.get("/security").statusCode());
        WebPortal.assertRefused(410, "link-unknown", holder.get(link));
        WebPortal.assertRefused(422, "sign-in-not-accepted", web.signIn(thief, EMAIL, WebPortal.PASSWORD));
        WebPortal.assertGoesTo("/", web.signIn(web.browser(), EMAIL, WebPortal.OTHER_PASSWORD));
    }

    private HttpResponse<String> forgot(String email) {
        Browser browser = web.browser();
        browser.get("/password/forgot");
        return browser.post("/password/forgot", Map.of("email", email));
    }
}
