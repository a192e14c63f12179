package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Store;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;

/** Refresh tokens take turns, a replay ends all, and so does whatever ends sessions (PRODUCT H, S-125). */
class RefreshGrantTest {

    private final MeddledStore store = new MeddledStore();
    private final AppScene scene = new AppScene(store);
    private final SignedIn bob = scene.portal.signedIn(scene.portal.account("bob@example.com"));
    private final AccountId account = bob.account().id();
    private final Tokens first = scene.granted(bob);

    @Test
    void each_gives_the_next() {
        Tokens now = first;
        for (int i = 0; i < 5; i++) {
            scene.wait(Duration.ofDays(1));
            Tokens next = scene.refresh(now).orElseThrow();
            assertNotEquals(AppScene.refreshToken(now), AppScene.refreshToken(next));
            assertTrue(scene.opens(next));
            assertEquals(first.scopes(), next.scopes());
            now = next;
        }
        assertEquals(0, scene.mails(Notice.Kind.APP_ENDED));
        assertEquals(0, scene.count(account, Event.Kind.APP_REFRESH_REPEATED));
    }

    @Test
    void an_answer_that_was_lost_is_given_once_more_and_nothing_forks() {
        Tokens next = scene.refresh(first).orElseThrow();
        scene.wait(Duration.ofSeconds(9));
        Tokens again = scene.refresh(first).orElseThrow();
        assertEquals(AppScene.refreshToken(next), AppScene.refreshToken(again));
        assertTrue(scene.opens(next) && scene.opens(again));
        assertEquals(1, scene.count(account, Event.Kind.APP_REFRESH_REPEATED));
        assertTrue(scene.refresh(again).isPresent());
    }

    @Test
    void after_ten_seconds_it_is_a_replay() {
        Tokens next = scene.refresh(first).orElseThrow();
        scene.wait(Duration.ofSeconds(10));
        assertReplayed(first, next);
    }

    @Test
    void once_its_successor_was_used_it_is_a_replay() {
        Tokens next = scene.refresh(first).orElseThrow();
        Tokens third = scene.refresh(next).orElseThrow();
        assertReplayed(first, third);
    }

    @Test
    void more_than_three_a_day_were_not_lost() {
        Tokens now = first;
        for (int i = 0; i < 3; i++) {
            Tokens next = scene.refresh(now).orElseThrow();
            assertTrue(scene.refresh(now).isPresent());
            now = next;
        }
        assertEquals(3, scene.count(account, Event.Kind.APP_REFRESH_REPEATED));
        scene.wait(Duration.ofDays(1));
        Tokens tomorrow = scene.refresh(now).orElseThrow();
        assertTrue(scene.refresh(now).isPresent(), "tomorrow is another day");
        for (int i = 0; i < 2; i++) {
            assertTrue(scene.refresh(now).isPresent());
        }
        assertReplayed(now, tomorrow);
    }

    @Test
    void another_app_can_do_nothing_with_it() {
        Client other = scene.client("Other", Client.Kind.CONFIDENTIAL);
        assertEquals(Optional.empty(), scene.refresh(other, AppScene.refreshToken(first)));
        scene.refresh(first);
        scene.wait(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), scene.refresh(other, AppScene.refreshToken(first)), "nor end it");
        assertEquals(0, scene.mails(Notice.Kind.APP_ENDED));
    }

    @Test
    void what_is_none_does_nothing() {
        String token = AppScene.refreshToken(first);
        char last = token.charAt(token.length() - 1);
        for (String none : List.of(
                "",
                "x",
                first.access().text(),
                token + "A",
                token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'))) {
            assertEquals(Optional.empty(), scene.refresh(scene.wiki, none), none);
        }
        assertTrue(scene.refresh(first).isPresent());
    }

    @Test
    void it_asks_for_no_more_than_was_granted() {
        String token = AppScene.refreshToken(first);
        for (String more : List.of("openid teams", "nonsense")) {
            assertInstanceOf(
                    RefreshGrant.TooMuch.class,
                    scene.does.refreshGrant().refresh(scene.wiki, token, more, AppScene.SERVER));
        }
        assertTrue(scene.refresh(first).isPresent(), "it is as good as before");
    }

    @Test
    void it_ends_after_14_days_without_use_and_after_90_in_any_case() {
        scene.wait(Duration.ofDays(14).minusSeconds(1));
        Tokens now = scene.refresh(first).orElseThrow();
        scene.wait(Duration.ofDays(14));
        assertEquals(Optional.empty(), scene.refresh(now));

        now = scene.granted(scene.portal.signedIn(bob.account()));
        for (int day = 13; day < 90; day += 13) {
            scene.wait(Duration.ofDays(13));
            now = scene.refresh(now).orElseThrow();
        }
        scene.wait(Duration.ofDays(90 - 78).minusSeconds(1));
        now = scene.refresh(now).orElseThrow();
        scene.wait(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), scene.refresh(now));
        assertEquals(0, scene.mails(Notice.Kind.APP_ENDED));
    }

    /** Two at once with one token, of which the other was a hair faster. */
    @Test
    void who_comes_a_hair_too_late_gets_the_same() {
        Tokens second = racing(first, grant -> store.grants().refresh(grant, scene.portal.clock.instant()))
                .orElseThrow();
        assertEquals(
                AppScene.refreshToken(second),
                AppScene.refreshToken(scene.refresh(first).orElseThrow()));
        assertTrue(scene.refresh(second).isPresent());
        assertEquals(2, scene.count(account, Event.Kind.APP_REFRESH_REPEATED));
    }

    /** The one before was repeated at that very moment: that is no reason to think that this one was stolen. */
    @Test
    void who_comes_while_the_one_before_is_repeated_loses_nothing() {
        Tokens second = scene.refresh(first).orElseThrow();
        Tokens third = racing(second, grant -> store.grants().repeat(grant, scene.portal.clock.instant()))
                .orElseThrow();
        assertEquals(0, scene.count(account, Event.Kind.APP_REFRESH_REPLAYED));
        assertEquals(0, scene.mails(Notice.Kind.APP_ENDED));
        assertTrue(scene.refresh(third).isPresent());
    }

    /** Refreshes while something else is done between the look at the grant and the change of it. */
    private Optional<Tokens> racing(Tokens tokens, Consumer<Grant> meanwhile) {
        AtomicBoolean done = new AtomicBoolean();
        Grants raced = port(Grants.class, store.grants(), (verb, values) -> {
            if (verb.equals("refresh") && done.compareAndSet(false, true)) {
                meanwhile.accept((Grant) values[0]);
            }
            return Optional.empty();
        });
        Store all = port(
                Store.class, store, (verb, values) -> verb.equals("grants") ? Optional.of(raced) : Optional.empty());
        return Capabilities.of(all, scene.portal.means)
                                .app()
                                .refreshGrant()
                                .refresh(scene.wiki, AppScene.refreshToken(tokens), "", AppScene.SERVER)
                        instanceof RefreshGrant.Refreshed refreshed
                ? Optional.of(refreshed.tokens())
                : Optional.empty();
    }

    /** One that asks somebody first what to answer. */
    private static <T> T port(Class<T> type, T original, BiFunction<String, Object[], Optional<Object>> first) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, verb, values) -> {
            Optional<Object> instead = first.apply(verb.getName(), values);
            return instead.isPresent() ? instead.get() : verb.invoke(original, values);
        }));
    }

    /** Whatever ends sessions. */
    enum Ending {
        PASSWORD_FORGOTTEN,
        NOT_ME,
        TWO_STEP_ON,
        TWO_STEP_OFF,
        TWO_STEP_RESET,
        TWO_STEP_DISOWNED,
        DEVICE_CHANGED,
        DISABLED,
        APP_DELETED,
        DISCONNECTED,
        REVOKED
    }

    @ParameterizedTest
    @EnumSource
    void it_ends_with(Ending ending) {
        Enrolled ada = scene.portal.enrolled("ada@example.com");
        boolean on = ending != Ending.TWO_STEP_ON;
        SignedIn person = on ? signedInForWiki(ada) : bob;
        Tokens tokens = on ? grantedByBothSteps(ada) : first;
        String secret = scene.does
                .rotateClientSecret()
                .rotate(scene.wiki.id())
                .orElseThrow()
                .text();
        assertTrue(scene.opens(tokens), "another secret of its app ends nothing");
        end(ending, person, ada, tokens);
        assertFalse(scene.opens(tokens));
        assertTrue(scene.does
                .authenticateClient()
                .authenticate(scene.wiki.id().toString(), Optional.of(secret))
                .flatMap(client -> scene.refresh(client, AppScene.refreshToken(tokens)))
                .isEmpty());
        if (on && ending != Ending.APP_DELETED) {
            assertTrue(scene.opens(first), "and not somebody else's");
        }
        assertEquals(0, scene.mails(Notice.Kind.APP_ENDED), "they know");
    }

    private void end(Ending ending, SignedIn person, Enrolled ada, Tokens tokens) {
        var does = scene.portal.useCases;
        var now = scene.portal.clock.instant();
        switch (ending) {
            case PASSWORD_FORGOTTEN -> {
                does.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
                resetPassword(Notice.Kind.PASSWORD_RESET, LinkPurpose.SET_PASSWORD);
            }
            case NOT_ME -> does.recovery().reportNotMe().report(link(Notice.Kind.NEW_BROWSER), ORIGIN);
            case TWO_STEP_ON -> {
                AuthenticatorApp app = scene.portal.app(person);
                assertInstanceOf(
                        EnableTwoStepVerification.Enabled.class,
                        does.twoStep().enableTwoStepVerification().enable(person, PASSWORD, app.codeAt(now), ORIGIN));
            }
            case TWO_STEP_OFF -> does.twoStep().disableTwoStepVerification().disable(person, proof(ada), ORIGIN);
            case TWO_STEP_RESET -> does.twoStep().resetTwoStep().reset(ada.account(), "lost phone");
            case TWO_STEP_DISOWNED -> resetPassword(Notice.Kind.TWO_STEP_ENABLED, LinkPurpose.DISOWN_TWO_STEP);
            case DEVICE_CHANGED -> {
                var begun = (ChangeDevice.Begun) does.twoStep().changeDevice().begin(person, proof(ada), ORIGIN);
                SignedIn moved = scene.portal.resumed(begun.session());
                assertTrue(scene.opens(tokens), "not before it is confirmed");
                AuthenticatorApp fresh = new AuthenticatorApp(store.pendingKeys()
                        .find(moved.session(), now)
                        .orElseThrow()
                        .key());
                assertInstanceOf(
                        ConfirmDevice.Changed.class,
                        does.twoStep().confirmDevice().confirm(moved, fresh.codeAt(now), ORIGIN));
            }
            case DISABLED -> scene.disable(ada.account().id());
            case APP_DELETED -> assertTrue(scene.does.deleteClient().delete(scene.wiki.id()));
            case DISCONNECTED -> assertTrue(scene.does.disconnectApp().disconnect(person, scene.wiki.id(), ORIGIN));
            case REVOKED ->
                scene.does.revokeToken().revoke(scene.wiki, tokens.access().text(), AppScene.SERVER);
        }
    }

    private Proof proof(Enrolled ada) {
        return new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(scene.portal.clock.instant())));
    }

    private void resetPassword(Notice.Kind mail, LinkPurpose purpose) {
        scene.portal
                .useCases
                .recovery()
                .resetPassword()
                .reset(link(mail), purpose, InMemoryPortal.password("four calm otters swim"), ORIGIN);
    }

    private BearerToken link(Notice.Kind kind) {
        List<Notice> mails = store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
        String path = mails.get(mails.size() - 1).link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private SignedIn signedInForWiki(Enrolled ada) {
        return scene.portal.resumed(ada.session());
    }

    private Tokens grantedByBothSteps(Enrolled ada) {
        var begun = scene.secondStep(ada, scene.pending(ada, AppScene.query(scene.wiki)))
                .begun();
        scene.wait(TimeStep.LENGTH);
        String code = AppScene.code(scene.answer(
                scene.portal.resumed(begun.session()), begun.asked().orElseThrow(), true));
        return scene.redeem(scene.wiki, code).orElseThrow().tokens();
    }

    private void assertReplayed(Tokens used, Tokens good) {
        assertEquals(Optional.empty(), scene.refresh(used));
        assertFalse(scene.opens(good));
        assertEquals(Optional.empty(), scene.refresh(good));
        assertEquals(Optional.empty(), scene.refresh(used));
        assertEquals(1, scene.count(account, Event.Kind.APP_REFRESH_REPLAYED));
        assertEquals(1, scene.mails(Notice.Kind.APP_ENDED));
    }
}
