package org.vestibule.application.logout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.AppScene;
import org.vestibule.application.app.RedeemCode;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.portal.SharedParts;
import org.vestibule.application.portal.Store;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.NewClient;

/** What signing out of the portal does to apps, and how those are told that want to know (PRODUCT H, S-083, S-130). */
class LogoutTest {

    private static final String BYE = "https://chat.example/bye";

    private final AppScene scene = new AppScene();
    private final Client chat = listening("Chat");
    private final Account ada = scene.portal.account("ada@example.com");
    private final List<BearerToken> known = new ArrayList<>();
    private final Told told = new Told();
    private final TellApps tellApps = HousekeepingUseCases.tellApps(scene.portal.store, scene.portal.means, told);

    /** Apps that answer what they are to. */
    private final class Told implements BackChannel {

        private final List<Logout> all = new ArrayList<>();
        private Answer answer = Answer.TOLD;
        private Set<ClientId> silent = Set.of();
        private Set<ClientId> slow = Set.of();
        private Duration takes = Duration.ZERO;
        private boolean fails;

        @Override
        public Answer tell(RedirectUri where, Logout what) {
            all.add(what);
            if (fails) {
                throw new IllegalStateException("no key");
            }
            if (slow.contains(what.client())) {
                scene.wait(takes);
            }
            return silent.contains(what.client()) ? Answer.SILENT : answer;
        }

        List<GrantId> grants() {
            return all.stream().map(Logout::grant).toList();
        }
    }

    private Client listening(String name) {
        LogoutAddresses logout = new LogoutAddresses(
                List.of(new RedirectUri(BYE)), Optional.of(new RedirectUri("https://chat.example/told")));
        return NewClient.of(scene.does, name, Client.Kind.CONFIDENTIAL, AppScene.BACK, logout)
                .client();
    }

    /** In the browser of before, if there was one. */
    private SignedIn signedIn() {
        var begun = ((SignIn.SignedInNow) scene.portal.signIn(ada, PASSWORD, known)).begun();
        begun.browser().ifPresent(known::add);
        return scene.portal.resumed(begun.session());
    }

    private Grant granted(SignedIn person, Client client, String scope) {
        return redeemed(client, code(person, client, scope)).held().grant();
    }

    private String code(SignedIn person, Client client, String scope) {
        return scene.code(person, AppScene.query(client, Map.of("scope", scope)));
    }

    private RedeemCode.Redeemed redeemed(Client client, String code) {
        return scene.redeem(client, code).orElseThrow();
    }

    private void signOut(SignedIn person, Optional<Logout> of) {
        scene.portal.useCases.session().signOut().signOut(person, of, ORIGIN);
    }

    private boolean isHeld(Grant grant) {
        return scene.portal.store.grants().find(grant.account(), grant.id()).isPresent();
    }

    private void tellAll() {
        while (tellApps.tell()) {
            assertTrue(told.all.size() < 1000);
        }
    }

    @Test
    void signing_out_ends_what_lasts_no_longer_than_the_browser_and_tells_of_the_rest() {
        SignedIn person = signedIn();
        Grant passing = granted(person, chat, "openid");
        Grant lasting = granted(person, chat, "openid offline_access");
        Grant deaf = granted(person, scene.wiki, "openid");
        signOut(person, Optional.empty());
        assertFalse(isHeld(passing) || isHeld(deaf));
        assertTrue(isHeld(lasting), "its app was to do without them");
        tellAll();
        assertEquals(List.of(passing.id(), lasting.id()), told.grants());
        signOut(signedIn(), Optional.empty());
        tellAll();
        assertEquals(2, told.all.size(), "nobody is told twice");
    }

    @Test
    void what_was_let_in_by_another_browser_stays() {
        SignedIn here = signedIn();
        Grant hers = granted(here, chat, "openid");
        known.clear();
        signOut(signedIn(), Optional.empty());
        assertTrue(isHeld(hers));
        tellAll();
        assertEquals(List.of(), told.grants());
    }

    /** Signing in to one app is no signing out of another, though one session takes the place of another. */
    @Test
    void who_signs_in_anew_is_signed_out_of_nothing() {
        SignedIn before = signedIn();
        Grant grant = granted(before, chat, "openid");
        SignedIn after = signedIn();
        scene.portal.useCases.session().signOut().signOut(before, ada.id(), ORIGIN);
        assertTrue(isHeld(grant));
        signOut(after, Optional.empty());
        assertFalse(isHeld(grant), "it is the same browser");
    }

    @Test
    void a_code_that_is_under_way_is_worth_nothing_any_more() {
        SignedIn person = signedIn();
        String code = code(person, chat, "openid offline_access");
        signOut(person, Optional.empty());
        assertEquals(Optional.empty(), scene.redeem(chat, code));
    }

    /** Its token is as good as before: so who comes with it once more is known. S-121. */
    @Test
    void a_code_that_was_redeemed_is_a_replay_still() {
        SignedIn person = signedIn();
        String code = code(person, chat, "openid offline_access");
        Grant grant = redeemed(chat, code).held().grant();
        signOut(person, Optional.empty());
        assertTrue(isHeld(grant));
        assertEquals(Optional.empty(), scene.redeem(chat, code));
        assertFalse(isHeld(grant));
    }

    /** PRODUCT E: whoever guessed in it bears what was given to the holder, and may have let an app in. */
    @Test
    void a_password_that_is_burned_ends_what_apps_have_by_the_browser_in_which_it_was() {
        SignedIn stolen = signedIn();
        Grant thiefs = granted(stolen, chat, "openid offline_access");
        String code = code(stolen, chat, "openid");
        signOut(stolen, Optional.empty());
        known.clear();
        Grant kept = granted(signedIn(), chat, "openid offline_access");
        Store store = scene.portal.store;
        SharedParts parts = SharedParts.of(store, scene.portal.means);
        BurnPassword burn = new BurnPassword(
                store.credentials(),
                store.knownBrowsers(),
                store.sessions(),
                store.signIns(),
                parts.endAppAccess(),
                store.mailedLinks());
        parts.acts()
                .run(act -> burn.burn(
                        Claimant.of(stolen, ORIGIN), parts.acts().token(ada.id().value()), act));
        assertFalse(isHeld(thiefs));
        assertEquals(Optional.empty(), scene.redeem(chat, code));
        assertTrue(isHeld(kept), "in another");
        tellAll();
        assertTrue(told.grants().contains(thiefs.id()));
    }

    /** The form was sent twice: I5. */
    @Test
    void signing_out_is_written_down_once() {
        SignedIn person = signedIn();
        signOut(person, Optional.empty());
        signOut(person, Optional.empty());
        assertEquals(1, scene.count(ada.id(), Event.Kind.SIGNED_OUT));
    }

    @Test
    void the_app_that_sends_somebody_here_to_sign_out_has_nothing_of_that_sign_in_any_more() {
        SignedIn elsewhere = signedIn();
        Grant asked = granted(elsewhere, chat, "openid offline_access");
        known.clear();
        SignedIn person = signedIn();
        Grant other = granted(person, scene.wiki, "openid offline_access");
        signOut(person, Optional.of(new Logout(ada.id(), other.id(), chat.id())));
        assertTrue(isHeld(other), "of another app");
        AccountId bob = scene.portal.account("bob@example.com").id();
        person = signedIn();
        signOut(person, Optional.of(new Logout(bob, asked.id(), chat.id())));
        assertTrue(isHeld(asked), "of another account");
        assertEquals(0, scene.count(ada.id(), Event.Kind.APP_LOGGED_OUT));
        person = signedIn();
        signOut(person, Optional.of(new Logout(ada.id(), asked.id(), chat.id())));
        assertFalse(isHeld(asked));
        assertEquals(1, scene.count(ada.id(), Event.Kind.APP_LOGGED_OUT));
        signOut(signedIn(), Optional.of(new Logout(ada.id(), asked.id(), chat.id())));
        assertEquals(1, scene.count(ada.id(), Event.Kind.APP_LOGGED_OUT), "which ended before");
        tellAll();
        assertEquals(List.of(asked.id()), told.grants());
    }

    @Test
    void whatever_ends_a_grant_tells_its_app_but_giving_it_back_does_not() {
        SignedIn person = signedIn();
        Grant cut = granted(person, chat, "openid");
        scene.does.disconnectApp().disconnect(person, chat.id(), ORIGIN);
        RedeemCode.Redeemed back = redeemed(chat, code(person, chat, "openid offline_access"));
        scene.does.revokeToken().revoke(chat, back.tokens().access().text(), ORIGIN);
        String code = code(person, chat, "openid offline_access");
        Grant replayed = redeemed(chat, code).held().grant();
        scene.redeem(chat, code);
        tellAll();
        assertEquals(List.of(cut.id(), replayed.id()), told.grants());
    }

    @Test
    void one_that_is_silent_is_told_later_and_keeps_no_other_waiting() {
        told.silent = Set.of(chat.id());
        SignedIn person = signedIn();
        Grant first = granted(person, chat, "openid");
        Grant second = granted(person, chat, "openid");
        Client other = listening("Other");
        Grant third = granted(person, other, "openid");
        signOut(person, Optional.empty());
        tellAll();
        assertEquals(2, told.all.size(), "who did not hear the one would not hear the other");
        assertTrue(told.grants().contains(third.id()));
        scene.wait(Duration.ofSeconds(59));
        tellAll();
        assertEquals(2, told.all.size());
        scene.wait(Duration.ofSeconds(8));
        tellAll();
        assertEquals(3, told.all.size());
        told.silent = Set.of();
        scene.wait(Duration.ofMinutes(6));
        tellAll();
        assertEquals(Set.of(first.id(), second.id()), Set.copyOf(told.grants().subList(3, 5)));
        assertEquals(5, told.all.size());
        assertEquals(0, scene.count(ada.id(), Event.Kind.APP_LOGOUT_UNTOLD));
    }

    @Test
    void one_that_is_slow_lets_others_go_first() {
        told.takes = Duration.ofSeconds(2);
        told.slow = Set.of(chat.id());
        SignedIn person = signedIn();
        granted(person, chat, "openid");
        granted(person, chat, "openid");
        signOut(person, Optional.empty());
        assertTrue(tellApps.tell());
        assertFalse(tellApps.tell());
        Client other = listening("Other");
        SignedIn next = signedIn();
        Grant third = granted(next, other, "openid");
        signOut(next, Optional.empty());
        assertTrue(tellApps.tell());
        assertEquals(third.id(), told.grants().get(1));
        scene.wait(Duration.ofSeconds(2));
        assertTrue(tellApps.tell());
        assertEquals(3, told.all.size());
    }

    @Test
    void what_fails_here_is_tried_again_later() {
        told.fails = true;
        SignedIn person = signedIn();
        Grant grant = granted(person, chat, "openid");
        signOut(person, Optional.empty());
        assertThrows(IllegalStateException.class, tellApps::tell);
        assertFalse(tellApps.tell());
        told.fails = false;
        scene.wait(Duration.ofMinutes(2));
        assertTrue(tellApps.tell());
        assertEquals(List.of(grant.id(), grant.id()), told.grants());
    }

    @Test
    void one_that_refuses_is_left_at_peace_and_that_is_written_down() {
        told.answer = BackChannel.Answer.REFUSED;
        SignedIn person = signedIn();
        granted(person, chat, "openid");
        granted(person, chat, "openid");
        signOut(person, Optional.empty());
        tellAll();
        assertEquals(2, told.all.size());
        assertEquals(2, scene.count(ada.id(), Event.Kind.APP_LOGOUT_UNTOLD));
        scene.wait(Duration.ofDays(1));
        tellAll();
        assertEquals(2, told.all.size());
    }

    @Test
    void one_that_is_silent_for_three_days_is_given_up() {
        told.answer = BackChannel.Answer.SILENT;
        SignedIn person = signedIn();
        for (int i = 0; i < 30; i++) {
            granted(person, chat, "openid");
        }
        signOut(person, Optional.empty());
        for (int minute = 0; minute < 100 * 60; minute++) {
            tellAll();
            scene.wait(Duration.ofMinutes(1));
        }
        assertEquals(22, told.all.size(), "one tries for all");
        assertEquals(30, scene.count(ada.id(), Event.Kind.APP_LOGOUT_UNTOLD));
    }

    @Test
    void one_that_was_forgotten_since_is_not_told() {
        SignedIn person = signedIn();
        granted(person, chat, "openid");
        signOut(person, Optional.empty());
        scene.does.deleteClient().delete(chat.id());
        tellAll();
        assertEquals(List.of(), told.grants());
        assertEquals(0, scene.count(ada.id(), Event.Kind.APP_LOGOUT_UNTOLD));
    }

    private ReadLogoutRequest.Result read(String query) {
        return scene.does.readLogoutRequest().read(Optional.of(AppScene.parsed(query)));
    }

    private ReadLogoutRequest.Understood understood(String query) {
        return assertInstanceOf(ReadLogoutRequest.Understood.class, read(query), query);
    }

    private String hint(Client client) {
        return "id_token_hint=" + ada.id() + "~" + client.id() + "~" + new UUID(0, 9);
    }

    @Test
    void who_asks_is_known_by_its_name_or_by_what_it_was_given() {
        assertEquals(
                ReadLogoutRequest.Understood.PLAIN,
                scene.does.readLogoutRequest().read(Optional.empty()));
        assertEquals(ReadLogoutRequest.Understood.PLAIN, read("ui_locales=de&then=/security"));
        assertEquals(Optional.of(chat), understood("client_id=" + chat.id()).client());
        assertEquals(Optional.empty(), understood("client_id=" + chat.id()).of());
        ReadLogoutRequest.Understood hinted = understood(hint(chat));
        assertEquals(Optional.of(chat), hinted.client());
        assertEquals(Optional.of(new Logout(ada.id(), new GrantId(new UUID(0, 9)), chat.id())), hinted.of());
        assertEquals(
                Optional.of(chat),
                understood("client_id=" + chat.id() + "&" + hint(chat)).client());
        assertEquals(
                Optional.empty(),
                understood("id_token_hint=" + ada.id() + "~" + chat.id()).of());
    }

    @Test
    void nobody_is_sent_where_no_app_has_said_before() {
        String back = "&post_logout_redirect_uri=" + BYE;
        ReadLogoutRequest.Understood asked = understood("client_id=" + chat.id() + back + "&state=a%20b");
        assertEquals(
                BYE + "?state=a+b", asked.returns().orElseThrow().afterLogout().toString());
        assertEquals(
                BYE,
                understood(hint(chat) + back)
                        .returns()
                        .orElseThrow()
                        .afterLogout()
                        .toString());
        for (String other : List.of(BYE + "/", BYE + "?", "https://chat.example/", AppScene.BACK, "javascript:0")) {
            assertEquals(
                    new ReadLogoutRequest.UnknownReturn(chat),
                    read("client_id=" + chat.id() + "&post_logout_redirect_uri=" + other),
                    other);
        }
        assertEquals(new ReadLogoutRequest.UnknownReturn(scene.wiki), read("client_id=" + scene.wiki.id() + back));
        for (String nobody : List.of(back.substring(1), "client_id=x" + back, "client_id=" + new UUID(0, 5))) {
            assertEquals(new ReadLogoutRequest.UnknownApp(), read(nobody), nobody);
        }
    }

    @Test
    void what_says_two_things_is_not_read() {
        for (String twice : List.of(
                "client_id=" + chat.id() + "&client_id=" + chat.id(),
                "client_id=" + scene.wiki.id() + "&" + hint(chat),
                "client_id=x&" + hint(chat),
                "id_token_hint=nonsense",
                "state=1&state=2")) {
            assertInstanceOf(ReadLogoutRequest.Result.class, read(twice));
            assertFalse(read(twice) instanceof ReadLogoutRequest.Understood, twice);
        }
    }
}
