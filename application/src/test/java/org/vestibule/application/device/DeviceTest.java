package org.vestibule.application.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.computer.LicenseComputer;
import org.vestibule.application.device.DeviceScene.Waiting;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.team.TeamId;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.Race;

/** Who types what a device shows, what they are asked, and what comes of their answer (RFC 8628 §3.3, §5.1). */
class DeviceTest {

    private final DeviceScene scene = new DeviceScene();
    private final SignedIn bob = scene.somebody("bob@example.com");
    private final AccountId account = bob.account().id();
    private final Waiting device = scene.waiting();

    private ViewDevice.Result view(SignedIn person, UUID request) {
        return scene.does.viewDevice().view(person, request);
    }

    @Test
    void who_types_what_it_shows_is_asked_and_lets_it() {
        UUID request = scene.asked(bob);
        assertEquals(new ViewDevice.Type(Optional.empty()), view(bob, request));
        assertEquals(
                new FindDevice.Found(),
                scene.find(bob, request, " " + device.code().text().toLowerCase(Locale.ROOT)));
        var ask = assertInstanceOf(ViewDevice.Ask.class, view(bob, request));
        assertEquals(device.code(), ask.code());
        assertEquals(scene.player, ask.client());
        assertEquals(DeviceScene.TELEVISION.address(), ask.device().address());
        assertTrue(ask.device().isElsewhere(ORIGIN.client()));
        assertEquals(new PollDevice.Pending(), scene.poll(device));
        assertEquals(new AnswerDevice.Allowed(scene.player), scene.answer(bob, request, true));
        assertTrue(scene.opens(scene.tokens(device)));
        assertEquals(1, scene.count(account, Event.Kind.APP_ALLOWED));
        assertEquals(1, scene.mails(Notice.Kind.APP_CONNECTED).size());
        assertEquals(1, scene.apps.listConnectedApps().list(bob).size());
    }

    @Test
    void who_does_not_let_it_is_not_mailed_of_it() {
        assertEquals(new AnswerDevice.Refused(), scene.answer(bob, scene.found(bob, device), false));
        assertEquals(new PollDevice.Denied(), scene.poll(device));
        assertEquals(1, scene.count(account, Event.Kind.APP_REFUSED));
        assertEquals(0, scene.count(account, Event.Kind.APP_ALLOWED));
        assertEquals(List.of(), scene.mails(Notice.Kind.APP_CONNECTED));
        assertEquals(List.of(), scene.apps.listConnectedApps().list(bob));
    }

    @Test
    void a_link_has_it_typed_but_not_looked_for() {
        UUID request = scene.asked(bob, new DeviceQuery(Optional.of(device.code()), false));
        assertEquals(new ViewDevice.Type(Optional.of(device.code())), view(bob, request));
        assertEquals(new AnswerDevice.Over(), scene.answer(bob, request, true));
        assertEquals(
                new FindDevice.Found(), scene.find(bob, request, device.code().text()));
    }

    /** Whatever a browser brings along says nothing of a look that was counted. */
    @Test
    void that_it_was_found_is_taken_from_nobody() {
        DeviceQuery claimed = new DeviceQuery(Optional.of(device.code()), true);
        UUID asked = scene.asked(bob, claimed);
        assertEquals(new ViewDevice.Type(Optional.of(device.code())), view(bob, asked));
        assertEquals(new AnswerDevice.Over(), scene.answer(bob, asked, true));

        var begun = scene.signedIn(bob, claimed.text());
        SignedIn later = scene.portal.resumed(begun.session());
        UUID request = begun.asked().orElseThrow();
        assertEquals(new ViewDevice.Type(Optional.of(device.code())), view(later, request));
        assertEquals(new AnswerDevice.Over(), scene.answer(later, request, true));
        assertEquals(new PollDevice.Pending(), scene.poll(device));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BBBB-BBB", "BBBB-BBBBB", "AEIO-UAEI", "1234-5678"})
    void what_cannot_be_one_is_no_guess(String typed) {
        UUID request = scene.asked(bob);
        for (int i = 0; i < 6; i++) {
            assertEquals(new FindDevice.Malformed(), scene.find(bob, request, typed));
        }
        assertEquals(
                new FindDevice.Found(), scene.find(bob, request, device.code().text()));
    }

    @Test
    void a_wrong_one_finds_nothing_and_the_next_may_be_right() {
        UUID request = scene.asked(bob);
        assertEquals(new FindDevice.Wrong(), scene.find(bob, request, DeviceScene.NONE));
        assertEquals(new ViewDevice.Type(Optional.empty()), view(bob, request));
        assertEquals(
                new FindDevice.Found(), scene.find(bob, request, device.code().text()));
    }

    @Test
    void one_that_has_expired_is_wrong() {
        scene.wait(DeviceRequest.LIFETIME.minusSeconds(1));
        UUID early = scene.found(bob, device);
        UUID late = scene.asked(bob);
        scene.wait(Duration.ofSeconds(1));
        assertEquals(new FindDevice.Wrong(), scene.find(bob, late, device.code().text()));
        assertEquals(new ViewDevice.Expired(), view(bob, early));
        assertEquals(new AnswerDevice.Expired(), scene.answer(bob, early, true));
        assertEquals(new PollDevice.Expired(), scene.poll(device));
    }

    @Test
    void one_of_an_app_that_has_gone_is_wrong() {
        UUID before = scene.found(bob, device);
        assertTrue(scene.apps.deleteClient().delete(scene.player.id()));
        assertEquals(
                new FindDevice.Wrong(),
                scene.find(bob, scene.asked(bob), device.code().text()));
        assertEquals(new AnswerDevice.Expired(), scene.answer(bob, before, true));
    }

    @Test
    void one_that_was_answered_is_answered() {
        scene.allow(bob, device);
        UUID another = scene.asked(bob);
        assertEquals(
                new FindDevice.Answered(),
                scene.find(bob, another, device.code().text()));
        assertEquals(new ViewDevice.Type(Optional.empty()), view(bob, another));
    }

    /** RFC 8628 §5.1: 5 at once, then fewer and fewer. */
    @Test
    void after_five_wrong_ones_whoever_guesses_waits() {
        UUID request = scene.asked(bob);
        for (int i = 0; i < 5; i++) {
            assertEquals(new FindDevice.Wrong(), scene.find(bob, request, DeviceScene.NONE));
        }
        var later = assertInstanceOf(
                FindDevice.Later.class, scene.find(bob, request, device.code().text()));
        assertEquals(TryLater.Reason.TOO_MANY_TRIES, later.why().reason());
        assertEquals(Duration.ofSeconds(30), later.why().delay());
        assertInstanceOf(
                FindDevice.Later.class,
                scene.find(bob, scene.asked(bob), device.code().text()),
                "whatever they are to answer");
        SignedIn eve = scene.somebody("eve@example.com");
        assertEquals(
                new FindDevice.Wrong(),
                scene.find(eve, scene.asked(eve), DeviceScene.NONE),
                "she has tries of her own");
        scene.wait(Duration.ofSeconds(30));
        assertEquals(
                new FindDevice.Found(), scene.find(bob, request, device.code().text()));
    }

    @Test
    void a_right_one_was_no_guess_and_clears_none() {
        UUID request = scene.asked(bob);
        for (int i = 0; i < 4; i++) {
            assertEquals(new FindDevice.Wrong(), scene.find(bob, request, DeviceScene.NONE));
        }
        for (int i = 0; i < 6; i++) {
            scene.found(bob, scene.waiting());
        }
        assertEquals(new FindDevice.Wrong(), scene.find(bob, request, DeviceScene.NONE));
        assertInstanceOf(FindDevice.Later.class, scene.find(bob, request, DeviceScene.NONE));
    }

    /** However many accounts they have. */
    @Test
    void after_a_hundred_wrong_ones_from_one_network_nobody_there_guesses() {
        for (int person = 0; person < 20; person++) {
            SignedIn one = scene.somebody("guesser" + person + "@example.com");
            UUID request = scene.asked(one);
            for (int i = 0; i < 5; i++) {
                assertEquals(new FindDevice.Wrong(), scene.find(one, request, DeviceScene.NONE));
            }
        }
        assertInstanceOf(
                FindDevice.Later.class,
                scene.find(bob, scene.asked(bob), device.code().text()));
        assertEquals(
                new FindDevice.Found(),
                scene.does
                        .findDevice()
                        .find(bob, scene.asked(bob), device.code().text(), DeviceScene.TELEVISION));
    }

    @Test
    void nobody_answers_for_another() {
        UUID request = scene.found(bob, device);
        SignedIn eve = scene.somebody("eve@example.com");
        assertEquals(new ViewDevice.Over(), view(eve, request));
        assertEquals(
                new FindDevice.Over(), scene.find(eve, request, device.code().text()));
        assertEquals(new AnswerDevice.Over(), scene.answer(eve, request, true));
        assertEquals(new PollDevice.Pending(), scene.poll(device));
        assertEquals(new AnswerDevice.Allowed(scene.player), scene.answer(bob, request, true), "and it is there still");
    }

    @Test
    void it_is_answered_once() {
        for (boolean first : new boolean[] {true, false}) {
            for (boolean second : new boolean[] {true, false}) {
                Waiting another = scene.waiting();
                UUID request = scene.found(bob, another);
                UUID other = scene.found(bob, another);
                scene.answer(bob, request, first);
                assertEquals(new AnswerDevice.Over(), scene.answer(bob, request, second));
                assertEquals(new ViewDevice.Answered(), view(bob, other));
                assertEquals(new AnswerDevice.Answered(), scene.answer(bob, other, second));
                assertEquals(!first, scene.poll(another) instanceof PollDevice.Denied);
            }
        }
        assertEquals(2, scene.count(account, Event.Kind.APP_ALLOWED));
        assertEquals(2, scene.count(account, Event.Kind.APP_REFUSED));
        assertEquals(2, scene.mails(Notice.Kind.APP_CONNECTED).size());
    }

    /** RFC 8628 §5.5: whoever sees it over somebody's shoulder may be the first. */
    @Test
    void of_two_people_who_type_the_same_one_answers() {
        SignedIn eve = scene.somebody("eve@example.com");
        UUID his = scene.found(bob, device);
        UUID hers = scene.found(eve, device);
        try (Race race = new Race(2)) {
            List<AnswerDevice.Result> results =
                    race.run(List.of(() -> scene.answer(bob, his, true), () -> scene.answer(eve, hers, true)));
            assertEquals(
                    List.of("Allowed", "Answered"),
                    results.stream()
                            .map(result -> result.getClass().getSimpleName())
                            .sorted()
                            .toList());
        }
        assertEquals(
                1,
                scene.count(account, Event.Kind.APP_ALLOWED)
                        + scene.count(eve.account().id(), Event.Kind.APP_ALLOWED));
    }

    /** Its form may have been let in the moment before. */
    @Test
    void whoever_was_signed_out_answers_nothing_any_more() {
        UUID request = scene.found(bob, device);
        scene.portal.useCases.session().signOut().signOut(bob, Optional.empty(), ORIGIN);
        assertEquals(new AnswerDevice.Over(), scene.answer(bob, request, true));
        assertEquals(new PollDevice.Pending(), scene.poll(device));
    }

    @Test
    void of_two_who_ask_as_the_same_device_both_get_the_one_grant() {
        scene.allow(bob, device);
        try (Race race = new Race(2)) {
            List<String> tokens =
                    race.run(() -> scene.tokens(device).refresh().orElseThrow().text());
            assertEquals(tokens.get(0), tokens.get(1));
        }
    }

    /** PRODUCT H: nothing skips the code, and no session of hours ago has taken it for this. */
    @Test
    void with_2_step_verification_one_signs_in_for_it() {
        Enrolled ada = scene.portal.enrolled("ada@example.com");
        DeviceQuery query = new DeviceQuery(Optional.of(device.code()), false);
        var begun = scene.signedIn(ada, query.text());
        SignedIn person = scene.portal.resumed(begun.session());
        UUID request = begun.asked().orElseThrow();
        assertEquals(new ViewDevice.Type(Optional.of(device.code())), view(person, request));
        assertEquals(
                new FindDevice.Found(),
                scene.find(person, request, device.code().text()));
        assertEquals(new AnswerDevice.Allowed(scene.player), scene.answer(person, request, true));
        var redeemed = assertInstanceOf(PollDevice.Redeemed.class, scene.poll(device));
        assertEquals(
                SignInMethod.CODE,
                redeemed.what().held().grant().authentication().method());
    }

    @Test
    void who_has_turned_2_step_verification_on_in_between_signs_in_by_it() {
        UUID request = scene.found(bob, device);
        SignedIn later = scene.enrolled(bob);
        var again = assertInstanceOf(AnswerDevice.SignInAgain.class, scene.answer(later, request, true));
        assertEquals(
                Optional.of(device.code()), DeviceQuery.parse(again.query()).flatMap(DeviceQuery::code));
        assertEquals(new AnswerDevice.Over(), scene.answer(later, request, true));
        assertEquals(new PollDevice.Pending(), scene.poll(device));
        assertEquals(0, scene.count(account, Event.Kind.APP_ALLOWED));
    }

    @Test
    void no_is_no_whatever_was_turned_on() {
        UUID request = scene.found(bob, device);
        SignedIn later = scene.enrolled(bob);
        assertEquals(new AnswerDevice.Refused(), scene.answer(later, request, false));
    }

    @Test
    void what_an_app_asked_for_by_a_browser_is_no_device() {
        var begun = scene.signedIn(bob, new AppQuery("client_id=x"));
        SignedIn person = scene.portal.resumed(begun.session());
        UUID request = begun.asked().orElseThrow();
        assertEquals(new ViewDevice.Over(), view(person, request));
        assertEquals(
                new FindDevice.Over(), scene.find(person, request, device.code().text()));
        assertFalse(scene.answer(person, request, true) instanceof AnswerDevice.Allowed);
    }

    /** Another may have been typed in another tab since the page was shown. */
    @Test
    void a_page_answers_for_the_device_that_it_shows_alone() {
        UUID request = scene.found(bob, device);
        Waiting other = scene.waiting();
        scene.find(bob, request, other.code().text());
        AnswerDevice.Answer allow = new AnswerDevice.Allow();
        assertEquals(new AnswerDevice.Changed(), scene.answer(bob, request, Optional.of(device.code()), allow));
        assertEquals(new AnswerDevice.Changed(), scene.answer(bob, request, Optional.empty(), allow));
        var license = new AnswerDevice.License(new LicenseComputer.Wanted(new TeamId(new UUID(1, 2)), "Front desk"));
        assertEquals(
                new AnswerDevice.Changed(),
                scene.answer(bob, request, Optional.of(other.code()), license),
                "it was meant for one that wants to be a computer");
        assertEquals(new PollDevice.Pending(), scene.poll(other));
        assertEquals(
                new AnswerDevice.Allowed(scene.player), scene.answer(bob, request, Optional.of(other.code()), allow));
    }

    /** S-121: of two who come with one code of a device, one is not the device. */
    @Test
    void who_comes_with_its_code_once_more_and_late_ends_what_came_of_it() {
        scene.allow(bob, device);
        Tokens tokens = scene.tokens(device);
        scene.wait(DeviceRequest.LOST_ANSWER.minusSeconds(1));
        assertEquals(
                tokens.refresh().orElseThrow().text(),
                scene.tokens(device).refresh().orElseThrow().text());
        assertEquals(1, scene.count(account, Event.Kind.APP_REFRESH_REPEATED));
        scene.wait(Duration.ofSeconds(1));
        assertEquals(new PollDevice.NotGood(), scene.poll(device));
        assertFalse(scene.refreshes(device, tokens));
        assertEquals(1, scene.count(account, Event.Kind.APP_CODE_REPLAYED));
        assertEquals(1, scene.mails(Notice.Kind.APP_ENDED).size());
    }

    @Test
    void so_does_who_comes_with_it_once_its_token_was_used() {
        scene.allow(bob, device);
        Tokens tokens = scene.tokens(device);
        assertTrue(scene.refreshes(device, tokens));
        assertEquals(new PollDevice.NotGood(), scene.poll(device));
        assertEquals(1, scene.count(account, Event.Kind.APP_CODE_REPLAYED));
    }
}
