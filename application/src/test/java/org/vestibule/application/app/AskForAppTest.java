package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** Whoever an app has sent here signs in first, answers, or is not asked (PRODUCT H, S-126, S-127). */
class AskForAppTest {

    private final AppScene scene = new AppScene();

    /** Who is there. */
    enum Who {
        NOBODY,
        BY_PASSWORD,
        BY_PASSWORD_AN_HOUR_AGO,
        WITH_TWO_STEP
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NOBODY                  | ''             | ''   | CONFIDENTIAL | SIGN_IN
        NOBODY                  | ''             | ''   | TRUSTED      | SIGN_IN
        NOBODY                  | consent        | ''   | PUBLIC       | SIGN_IN
        NOBODY                  | none           | ''   | TRUSTED      | LOGIN_REQUIRED
        NOBODY                  | none           | ''   | CONFIDENTIAL | LOGIN_REQUIRED
        BY_PASSWORD             | ''             | ''   | CONFIDENTIAL | ANSWER
        BY_PASSWORD             | ''             | ''   | PUBLIC       | ANSWER
        BY_PASSWORD             | ''             | ''   | TRUSTED      | ANSWER
        BY_PASSWORD             | consent        | ''   | CONFIDENTIAL | ANSWER
        BY_PASSWORD             | login          | ''   | CONFIDENTIAL | SIGN_IN
        BY_PASSWORD             | login          | ''   | TRUSTED      | SIGN_IN
        BY_PASSWORD             | select_account | ''   | CONFIDENTIAL | SIGN_IN
        BY_PASSWORD             | none           | ''   | TRUSTED      | ANSWER
        BY_PASSWORD             | none           | ''   | CONFIDENTIAL | CONSENT_REQUIRED
        BY_PASSWORD             | none           | ''   | PUBLIC       | CONSENT_REQUIRED
        BY_PASSWORD             | ''             | 3600 | CONFIDENTIAL | ANSWER
        BY_PASSWORD_AN_HOUR_AGO | ''             | 3600 | CONFIDENTIAL | ANSWER
        BY_PASSWORD_AN_HOUR_AGO | ''             | 3599 | CONFIDENTIAL | SIGN_IN
        BY_PASSWORD_AN_HOUR_AGO | ''             | 0    | TRUSTED      | SIGN_IN
        BY_PASSWORD_AN_HOUR_AGO | none           | 60   | TRUSTED      | LOGIN_REQUIRED
        WITH_TWO_STEP           | ''             | ''   | CONFIDENTIAL | SIGN_IN
        WITH_TWO_STEP           | ''             | ''   | PUBLIC       | SIGN_IN
        WITH_TWO_STEP           | ''             | ''   | TRUSTED      | SIGN_IN
        WITH_TWO_STEP           | consent        | 9999 | TRUSTED      | SIGN_IN
        WITH_TWO_STEP           | none           | ''   | TRUSTED      | LOGIN_REQUIRED
        WITH_TWO_STEP           | none           | ''   | CONFIDENTIAL | LOGIN_REQUIRED
        """)
    void who_must_do_what(Who who, String prompt, String maxAge, Client.Kind kind, String what) {
        Client client = scene.client("App", kind);
        AppQuery query = AppScene.query(client, Map.of("prompt", prompt, "max_age", maxAge));
        assertEquals(what, named(scene.ask(there(who), query)));
    }

    /** Whatever was answered before. */
    @ParameterizedTest
    @EnumSource(names = {"CONFIDENTIAL", "PUBLIC"})
    void a_page_is_seen_by_whoever_let_it_in_before(Client.Kind kind) {
        Client client = scene.client("App", kind);
        SignedIn person = there(Who.BY_PASSWORD).orElseThrow();
        scene.code(person, AppScene.query(client));
        assertEquals(
                "CONSENT_REQUIRED",
                named(scene.ask(Optional.of(person), AppScene.query(client, Map.of("prompt", "none")))));
    }

    @Test
    void turning_it_on_changes_what_a_live_session_is_worth() {
        SignedIn person = there(Who.BY_PASSWORD).orElseThrow();
        assertEquals("ANSWER", named(scene.ask(Optional.of(person), AppScene.query(scene.wiki))));
        var app = scene.portal.app(person);
        scene.portal
                .useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(person, PASSWORD, app.codeAt(scene.portal.clock.instant()), InMemoryPortal.ORIGIN);
        assertEquals("SIGN_IN", named(scene.ask(Optional.of(person), AppScene.query(scene.wiki))));
    }

    @Test
    void who_signs_in_for_an_app_is_led_to_its_request() {
        AppQuery query = AppScene.query(scene.wiki);
        var account = scene.portal.account("bob@example.com");
        SignIn.SignedInNow now = (SignIn.SignedInNow) scene.portal
                .useCases
                .signIn()
                .signIn()
                .signIn(
                        account.email(),
                        PASSWORD,
                        List.of(),
                        Optional.empty(),
                        Optional.of(query),
                        InMemoryPortal.ORIGIN);
        SignedIn bob = scene.portal.resumed(now.begun().session());
        assertTrue(scene.does
                .viewAppRequest()
                .view(bob, now.begun().asked().orElseThrow())
                .isPresent());

        Enrolled ada = scene.portal.enrolled("ada@example.com");
        var begun = scene.secondStep(ada, scene.pending(ada, query)).begun();
        assertTrue(scene.does
                .viewAppRequest()
                .view(scene.portal.resumed(begun.session()), begun.asked().orElseThrow())
                .isPresent());
    }

    /** OIDC Core §3.1.2.1: nobody else answers for whom the app has signed in before. */
    @ParameterizedTest
    @CsvSource({"'', SIGN_IN", "none, LOGIN_REQUIRED"})
    void whom_it_does_not_expect_is_not_asked(String prompt, String expected) {
        SignedIn bob = scene.portal.signedIn(scene.portal.account("bob@example.com"));
        var eve = scene.portal.account("eve@example.com");
        for (boolean hers : new boolean[] {true, false}) {
            String hint = (hers ? eve : bob.account()).id().toString();
            AppQuery query = AppScene.query(
                    scene.client("Trusted", Client.Kind.TRUSTED), Map.of("prompt", prompt, "id_token_hint", hint));
            assertEquals(hers ? expected : "ANSWER", named(scene.ask(Optional.of(bob), query)));
        }
    }

    /** S-126: the step was taken, and its device counts no more. */
    @Test
    void a_second_step_that_was_turned_off_is_not_told_of() {
        Enrolled ada = scene.portal.enrolled("ada@example.com");
        var begun = scene.secondStep(ada, scene.portal.pending(ada.account())).begun();
        scene.wait(TimeStep.LENGTH);
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(scene.portal.clock.instant())));
        var disabled = (DisableTwoStepVerification.Disabled) scene.portal
                .useCases
                .twoStep()
                .disableTwoStepVerification()
                .disable(scene.portal.resumed(begun.session()), proof, InMemoryPortal.ORIGIN);
        SignedIn person = scene.portal.resumed(disabled.session());
        String code = scene.code(person, AppScene.query(scene.wiki));
        assertEquals(
                new Authentication(
                        SignInMethod.PASSWORD, person.session().authentication().at()),
                scene.redeem(scene.wiki, code).orElseThrow().held().grant().authentication());
    }

    @Test
    void who_signs_in_to_the_portal_is_asked_nothing() {
        var account = scene.portal.account("bob@example.com");
        SignIn.SignedInNow now = (SignIn.SignedInNow) scene.portal.signIn(account, PASSWORD);
        assertEquals(Optional.empty(), now.begun().asked());
    }

    private Optional<SignedIn> there(Who who) {
        return switch (who) {
            case NOBODY -> Optional.empty();
            case BY_PASSWORD -> Optional.of(scene.portal.signedIn(scene.portal.account("bob@example.com")));
            case BY_PASSWORD_AN_HOUR_AGO -> {
                SignedIn person = scene.portal.signedIn(scene.portal.account("bob@example.com"));
                scene.wait(Duration.ofHours(1));
                yield Optional.of(person);
            }
            case WITH_TWO_STEP ->
                Optional.of(scene.portal.resumed(
                        scene.portal.enrolled("ada@example.com").session()));
        };
    }

    private static String named(AskForApp.Result result) {
        if (result instanceof AskForApp.SignInFirst) {
            return "SIGN_IN";
        }
        return result instanceof AskForApp.Unasked unasked ? unasked.why().name() : "ANSWER";
    }
}
