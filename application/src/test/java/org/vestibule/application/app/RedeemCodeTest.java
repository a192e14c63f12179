package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.NewClient;

/** A code is redeemed once, by the app that it was given to (S-121, S-122, S-123, S-124, S-130). */
class RedeemCodeTest {

    private final AppScene scene = new AppScene();
    private final SignedIn bob = scene.portal.signedIn(scene.portal.account("bob@example.com"));
    private final AccountId account = bob.account().id();

    @Test
    void a_code_is_redeemed_for_what_was_allowed() {
        RedeemCode.Redeemed redeemed = scene.redeem(
                        scene.wiki,
                        scene.code(bob, AppScene.query(scene.wiki, Map.of("scope", "openid email offline_access"))))
                .orElseThrow();
        assertEquals(Optional.of("n"), redeemed.nonce());
        assertEquals(account, redeemed.held().holder().id());
        assertEquals(
                Scopes.parse("openid email offline_access"), redeemed.tokens().scopes());
        assertEquals(Duration.ofMinutes(5), redeemed.tokens().life());
        assertEquals(bob.session().authentication(), redeemed.held().grant().authentication());
        assertTrue(scene.opens(redeemed.tokens()));
        assertTrue(scene.refresh(redeemed.tokens()).isPresent());
        assertTrue(redeemed.tokens().access().text().startsWith(account + "."));
    }

    @Test
    void without_offline_access_there_is_nothing_to_refresh_with() {
        assertEquals(Optional.empty(), scene.granted(bob, "openid email").refresh());
    }

    @Test
    void a_replay_ends_what_came_of_it_and_its_holder_is_told_once() {
        String code = scene.code(bob, AppScene.query(scene.wiki));
        Tokens tokens = scene.redeem(scene.wiki, code).orElseThrow().tokens();
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), scene.redeem(scene.wiki, code));
            assertFalse(scene.opens(tokens));
            assertEquals(Optional.empty(), scene.refresh(tokens));
            assertEquals(1, scene.count(account, Event.Kind.APP_CODE_REPLAYED));
            assertEquals(1, scene.mails(Notice.Kind.APP_ENDED));
        }
        assertEquals(
                List.of("unknown", AppScene.SERVER.address(), "Wiki"),
                scene.portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind() == Notice.Kind.APP_ENDED)
                        .findFirst()
                        .orElseThrow()
                        .details()
                        .subList(1, 4),
                "from the app's own server");
    }

    /** Whoever does it, and however wrong they do it. */
    @Test
    void a_replay_by_another_app_or_without_the_verifier_is_one_as_well() {
        for (int i = 0; i < 2; i++) {
            String code = scene.code(bob, AppScene.query(scene.wiki));
            Tokens tokens = scene.redeem(scene.wiki, code).orElseThrow().tokens();
            Client thief = i == 0 ? scene.client("Thief", Client.Kind.PUBLIC) : scene.wiki;
            scene.does.redeemCode().redeem(thief, code, "", "", AppScene.SERVER);
            assertFalse(scene.opens(tokens));
        }
        assertEquals(2, scene.count(account, Event.Kind.APP_CODE_REPLAYED));
    }

    @Test
    void a_replay_ends_that_grant_and_no_other() {
        Tokens other = scene.granted(bob);
        String code = scene.code(bob, AppScene.query(scene.wiki));
        scene.redeem(scene.wiki, code);
        scene.redeem(scene.wiki, code);
        assertTrue(scene.opens(other));
        assertTrue(scene.refresh(other).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        wiki  | https://wiki.example/back  | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk  | true
        other | https://wiki.example/back  | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk  | false
        wiki  | https://wiki.example/back/ | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk  | false
        wiki  | ''                         | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk  | false
        wiki  | https://wiki.example/back  | eBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk  | false
        wiki  | https://wiki.example/back  | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM  | false
        wiki  | https://wiki.example/back  | ''                                           | false
        """)
    void only_the_app_that_asked_gets_something(String who, String returnedTo, String verifier, boolean gets) {
        String code = scene.code(bob, AppScene.query(scene.wiki));
        Client client = who.equals("wiki") ? scene.wiki : scene.client("Other", Client.Kind.CONFIDENTIAL);
        assertEquals(
                gets,
                scene.does
                        .redeemCode()
                        .redeem(client, code, returnedTo, verifier, AppScene.SERVER)
                        .isPresent());
        assertEquals(Optional.empty(), scene.redeem(scene.wiki, code), "it is spent in any case");
        assertEquals(gets ? 1 : 0, scene.mails(Notice.Kind.APP_ENDED), "there was nothing to end");
    }

    @Test
    void it_is_good_for_a_minute() {
        String first = scene.code(bob, AppScene.query(scene.wiki));
        scene.wait(AppCode.LIFETIME.minusMillis(1));
        assertTrue(scene.redeem(scene.wiki, first).isPresent());
        String second = scene.code(bob, AppScene.query(scene.wiki));
        scene.wait(AppCode.LIFETIME);
        assertEquals(Optional.empty(), scene.redeem(scene.wiki, second));
    }

    @Test
    void what_is_no_code_is_none() {
        String code = scene.code(bob, AppScene.query(scene.wiki));
        for (String none :
                List.of("", ".", "a.b", code + "A", code.substring(1), UUID.randomUUID() + code.substring(36))) {
            assertEquals(Optional.empty(), scene.redeem(scene.wiki, none), none);
        }
        assertTrue(scene.redeem(scene.wiki, code).isPresent());
    }

    @Test
    void nobody_gets_anything_of_an_account_that_was_disabled() {
        String code = scene.code(bob, AppScene.query(scene.wiki));
        scene.disable(account);
        assertEquals(Optional.empty(), scene.redeem(scene.wiki, code));
    }

    @Test
    void what_ends_sessions_ends_codes() {
        String code = scene.code(bob, AppScene.query(scene.wiki));
        var app = scene.portal.app(bob);
        scene.portal
                .useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(bob, PASSWORD, app.codeAt(scene.portal.clock.instant()), ORIGIN);
        assertEquals(Optional.empty(), scene.redeem(scene.wiki, code));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIDENTIAL, right, true",
        "CONFIDENTIAL, wrong, false",
        "CONFIDENTIAL, none, false",
        "CONFIDENTIAL, empty, false",
        "CONFIDENTIAL, old, false",
        "TRUSTED, right, true",
        "TRUSTED, none, false",
        "PUBLIC, none, true",
        "PUBLIC, wrong, false",
        "PUBLIC, empty, false"
    })
    void an_app_shows_its_secret_if_it_has_one_and_none_if_it_has_none(Client.Kind kind, String shown, boolean known) {
        var created = NewClient.of(scene.does, kind);
        ClientId id = created.client().id();
        String old = created.secret().map(secret -> secret.text()).orElse("");
        String right = kind == Client.Kind.PUBLIC
                ? ""
                : scene.does.rotateClientSecret().rotate(id).orElseThrow().text();
        Optional<String> sent = switch (shown) {
            case "right" -> Optional.of(right);
            case "old" -> Optional.of(old);
            case "empty" -> Optional.of("");
            case "none" -> Optional.empty();
            default -> Optional.of("A".repeat(43));
        };
        assertEquals(
                known,
                scene.does
                        .authenticateClient()
                        .authenticate(id.toString(), sent)
                        .isPresent());
        assertFalse(scene.does
                .authenticateClient()
                .authenticate("0190aaaa-0000-7000-8000-000000000000", sent)
                .isPresent());
        assertFalse(scene.does.authenticateClient().authenticate("", sent).isPresent());
    }

    @Test
    void a_public_app_is_given_no_secret() {
        Client viewer = scene.client("Viewer", Client.Kind.PUBLIC);
        assertEquals(Optional.empty(), scene.does.rotateClientSecret().rotate(viewer.id()));
        assertTrue(scene.does
                .authenticateClient()
                .authenticate(viewer.id().toString(), Optional.empty())
                .isPresent());
    }
}
