package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** What is asked of somebody, and what comes of their answer (PRODUCT H, S-121, S-126, S-130, S-131). */
class AnswerAppTest {

    private final AppScene scene = new AppScene();
    private final SignedIn bob = scene.portal.signedIn(scene.portal.account("bob@example.com"));
    private final AccountId account = bob.account().id();
    private final AppQuery query = AppScene.query(scene.wiki);

    @Test
    void who_lets_it_in_goes_back_with_a_code() {
        UUID request = scene.asked(bob, query);
        AnswerApp.GoBack back = assertInstanceOf(AnswerApp.GoBack.class, scene.answer(bob, request, true));
        Map<String, String> parameters = AppScene.parameters(back.to());
        assertTrue(back.to().toString().startsWith(AppScene.BACK + "?code="));
        assertEquals("s t&ate", parameters.get("state"));
        assertEquals(scene.portal.means.links().base().toString(), parameters.get("iss"));
        assertFalse(back.toString().contains(parameters.get("code")), "in no log");
        assertEquals(1, scene.count(account, Event.Kind.APP_ALLOWED));
    }

    @Test
    void who_does_not_goes_back_without_one() {
        AnswerApp.GoBack back =
                assertInstanceOf(AnswerApp.GoBack.class, scene.answer(bob, scene.asked(bob, query), false));
        Map<String, String> parameters = AppScene.parameters(back.to());
        assertEquals("access_denied", parameters.get("error"));
        assertEquals("s t&ate", parameters.get("state"));
        assertFalse(parameters.containsKey("code"));
        assertEquals(1, scene.count(account, Event.Kind.APP_REFUSED));
        assertEquals(0, scene.count(account, Event.Kind.APP_ALLOWED));
        assertEquals(0, scene.does.listConnectedApps().list(bob).size());
    }

    @Test
    void it_is_answered_once() {
        for (boolean first : new boolean[] {true, false}) {
            for (boolean second : new boolean[] {true, false}) {
                UUID request = scene.asked(bob, query);
                assertInstanceOf(AnswerApp.GoBack.class, scene.answer(bob, request, first));
                assertEquals(new AnswerApp.Over(), scene.answer(bob, request, second));
            }
        }
    }

    /** Its form may have been let in the moment before. */
    @Test
    void whoever_was_signed_out_answers_nothing_any_more() {
        UUID request = scene.asked(bob, query);
        scene.portal.useCases.session().signOut().signOut(bob, Optional.empty(), ORIGIN);
        assertEquals(new AnswerApp.Over(), scene.answer(bob, request, true));
        assertEquals(0, scene.count(account, Event.Kind.APP_ALLOWED));
        SignedIn again = scene.portal.signedIn(bob.account());
        assertInstanceOf(AnswerApp.GoBack.class, scene.answer(again, request, true), "it was not used up");
    }

    @Test
    void nobody_answers_for_another() {
        UUID request = scene.asked(bob, query);
        SignedIn eve = scene.portal.signedIn(scene.portal.account("eve@example.com"));
        assertEquals(Optional.empty(), scene.does.viewAppRequest().view(eve, request));
        assertEquals(new AnswerApp.Over(), scene.answer(eve, request, true));
        assertInstanceOf(AnswerApp.GoBack.class, scene.answer(bob, request, true), "and it is there still");
    }

    @Test
    void it_waits_for_ten_minutes() {
        UUID request = scene.asked(bob, query);
        scene.wait(AppRequest.LIFETIME.minusSeconds(1));
        assertTrue(scene.does.viewAppRequest().view(bob, request).isPresent());
        scene.wait(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), scene.does.viewAppRequest().view(bob, request));
        assertEquals(new AnswerApp.Over(), scene.answer(bob, request, true));
    }

    /** PRODUCT H: nothing skips the code. */
    @Test
    void who_has_turned_2_step_verification_on_in_between_signs_in_by_it() {
        UUID request = scene.asked(bob, query);
        var app = scene.portal.app(bob);
        var enabled = (EnableTwoStepVerification.Enabled) scene.portal
                .useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(bob, PASSWORD, app.codeAt(scene.portal.clock.instant()), ORIGIN);
        SignedIn later = scene.portal.resumed(enabled.session());
        assertEquals(new AnswerApp.SignInAgain(query), scene.answer(later, request, true));
        assertEquals(new AnswerApp.Over(), scene.answer(later, request, true));
        assertEquals(0, scene.count(account, Event.Kind.APP_ALLOWED));
    }

    @Test
    void no_is_no_whatever_was_turned_on() {
        UUID request = scene.asked(bob, query);
        var app = scene.portal.app(bob);
        var enabled = (EnableTwoStepVerification.Enabled) scene.portal
                .useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(bob, PASSWORD, app.codeAt(scene.portal.clock.instant()), ORIGIN);
        SignedIn later = scene.portal.resumed(enabled.session());
        assertInstanceOf(AnswerApp.GoBack.class, scene.answer(later, request, false));
    }

    @Test
    void what_was_signed_in_for_by_both_steps_is_told_as_such() {
        Enrolled ada = scene.portal.enrolled("ada@example.com");
        var begun = scene.secondStep(ada, scene.pending(ada, query)).begun();
        SignedIn person = scene.portal.resumed(begun.session());
        String code = AppScene.code(scene.answer(person, begun.asked().orElseThrow(), true));
        assertEquals(
                SignInMethod.CODE,
                scene.redeem(scene.wiki, code)
                        .orElseThrow()
                        .held()
                        .grant()
                        .authentication()
                        .method());
    }

    /** OIDC Core §3.1.2.1: whoever is expected may have been signed in as, and was not. */
    @Test
    void whom_the_app_does_not_expect_it_gets_no_code_of() {
        AppQuery expecting = AppScene.query(
                scene.wiki,
                Map.of(
                        "id_token_hint",
                        scene.portal.account("eve@example.com").id().toString()));
        var begun = ((SignIn.SignedInNow) scene.portal
                        .useCases
                        .signIn()
                        .signIn()
                        .signIn(
                                bob.account().email(),
                                PASSWORD,
                                List.of(),
                                Optional.empty(),
                                Optional.of(expecting),
                                ORIGIN))
                .begun();
        SignedIn person = scene.portal.resumed(begun.session());
        var back = assertInstanceOf(
                AnswerApp.GoBack.class, scene.answer(person, begun.asked().orElseThrow(), true));
        Map<String, String> parameters = AppScene.parameters(back.to());
        assertEquals("login_required", parameters.get("error"));
        assertFalse(parameters.containsKey("code"));
        assertEquals(0, scene.count(account, Event.Kind.APP_ALLOWED));
    }

    /** PRODUCT H: what was signed in for with one device is not granted once another is bound. */
    @Test
    void another_device_ends_what_was_asked_for_with_the_one_before() {
        Enrolled ada = scene.portal.enrolled("ada@example.com");
        var begun = scene.secondStep(ada, scene.pending(ada, query)).begun();
        SignedIn person = scene.portal.resumed(begun.session());
        scene.wait(TimeStep.LENGTH);
        var use = scene.portal.useCases.twoStep();
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(scene.portal.clock.instant())));
        var moving = (ChangeDevice.Begun) use.changeDevice().begin(person, proof, ORIGIN);
        SignedIn moved = scene.portal.resumed(moving.session());
        Instant now = scene.portal.clock.instant();
        var fresh = new AuthenticatorApp(scene.portal
                .store
                .pendingKeys()
                .find(moved.session(), now)
                .orElseThrow()
                .key());
        use.confirmDevice().confirm(moved, fresh.codeAt(now), ORIGIN);
        assertEquals(new AnswerApp.Over(), scene.answer(moved, begun.asked().orElseThrow(), true));
    }

    @Test
    void an_app_that_was_forgotten_meanwhile_gets_nothing() {
        UUID request = scene.asked(bob, query);
        scene.does.deleteClient().delete(scene.wiki.id());
        assertEquals(Optional.empty(), scene.does.viewAppRequest().view(bob, request));
        assertEquals(new AnswerApp.Over(), scene.answer(bob, request, true));
    }

    @Test
    void nobody_is_sent_to_an_address_that_was_taken_away_meanwhile() {
        UUID request = scene.asked(bob, query);
        List<RedirectUri> elsewhere =
                List.of(RedirectUri.parse("https://elsewhere.example/").orElseThrow());
        UnaryOperator<Client> move = client -> client.changed(client.name(), elsewhere, client.logout());
        ClientId wiki = scene.wiki.id();
        assertEquals(
                new ChangeClient.Changed(move.apply(scene.wiki)),
                scene.does.changeClient().change(wiki, move));
        assertEquals(Optional.empty(), scene.does.viewAppRequest().view(bob, request));
        assertEquals(new AnswerApp.Over(), scene.answer(bob, request, true));
        assertTrue(scene.does.deleteClient().delete(wiki));
        assertEquals(new ChangeClient.Gone(), scene.does.changeClient().change(wiki, move));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        TRUSTED      | ''              | ''       | NONE
        TRUSTED      | ''              | consent  | ASK
        CONFIDENTIAL | ''              | ''       | ASK
        CONFIDENTIAL | openid          | ''       | GO_ON
        CONFIDENTIAL | openid email    | ''       | GO_ON
        CONFIDENTIAL | openid          | consent  | ASK
        CONFIDENTIAL | openid,email    | ''       | GO_ON
        PUBLIC       | ''              | ''       | ASK
        PUBLIC       | openid          | ''       | ASK
        """)
    void what_is_seen_before_an_app_gets_its_code(
            Client.Kind kind, String before, String prompt, ViewAppRequest.Page page) {
        Client client = scene.client("App", kind);
        for (String scope : before.isEmpty() ? new String[0] : before.split(",")) {
            scene.code(bob, AppScene.query(client, Map.of("scope", "openid " + scope)));
        }
        assertEquals(page, page(client, "openid", prompt));
        if (page == ViewAppRequest.Page.GO_ON) {
            assertEquals(ViewAppRequest.Page.ASK, page(client, "openid teams", prompt), "it wants more");
        }
    }

    @Test
    void what_was_let_do_adds_up() {
        scene.code(bob, AppScene.query(scene.wiki, Map.of("scope", "openid email")));
        scene.code(bob, AppScene.query(scene.wiki, Map.of("scope", "openid teams")));
        assertEquals(ViewAppRequest.Page.GO_ON, page(scene.wiki, "openid email teams", ""));
        assertEquals(1, scene.does.listConnectedApps().list(bob).size());
    }

    private ViewAppRequest.Page page(Client client, String scope, String prompt) {
        UUID request = scene.asked(bob, AppScene.query(client, Map.of("scope", scope, "prompt", prompt)));
        return scene.does.viewAppRequest().view(bob, request).orElseThrow().page();
    }
}
