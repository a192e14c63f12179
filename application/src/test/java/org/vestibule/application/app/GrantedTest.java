package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.notice.Notice;

/** What an app has of somebody, how they see and end it, and how it gives it back (PRODUCT H, S-121, S-125). */
class GrantedTest {

    private final AppScene scene = new AppScene();
    private final SignedIn bob = scene.portal.signedIn(scene.portal.account("bob@example.com"));
    private final AccountId account = bob.account().id();

    @Test
    void an_app_knows_what_it_may_know_for_five_minutes() {
        Tokens tokens = scene.granted(bob, "openid email");
        ViewUserInfo.UserInfo info =
                scene.does.viewUserInfo().view(tokens.access().text()).orElseThrow();
        assertEquals(bob.account(), info.account());
        assertEquals(Scopes.parse("openid email"), info.scopes());
        assertEquals(List.of(), info.places());
        scene.wait(Duration.ofMinutes(5).minusSeconds(1));
        assertTrue(scene.opens(tokens));
        scene.wait(Duration.ofSeconds(1));
        assertFalse(scene.opens(tokens));
    }

    @Test
    void a_refresh_token_opens_nothing_nor_does_what_is_none() {
        Tokens tokens = scene.granted(bob);
        String access = tokens.access().text();
        for (String none : List.of("", "x", AppScene.refreshToken(tokens), access + "A", access.substring(1))) {
            assertEquals(Optional.empty(), scene.does.viewUserInfo().view(none), none);
        }
    }

    /** The mandate reaches apps at that very moment. */
    @Test
    void teams_are_told_as_they_stand_now() {
        Club club = new Club();
        AppUse use = new AppUse(club);
        assertEquals(List.of(), use.places("openid email"), "it may not know of teams");
        assertEquals(List.of(new Standing.NotRequired()), use.standings());
        club.require(Mandate.EVERYONE);
        assertTrue(use.standings().get(0) instanceof Standing.Suspended, "from then on");
        club.does.member().removeMember().remove(Authority.OPERATOR, club.team.id(), club.bob.id());
        assertEquals(List.of(), use.standings());
    }

    @Test
    void who_disconnects_an_app_ends_all_that_it_has_and_is_asked_again() {
        Client other = scene.client("Other", Client.Kind.CONFIDENTIAL);
        Tokens one = scene.granted(bob);
        Tokens two = scene.granted(bob);
        Tokens others = scene.redeem(other, scene.code(bob, AppScene.query(other)))
                .orElseThrow()
                .tokens();
        assertEquals(2, scene.does.listConnectedApps().list(bob).size());
        assertTrue(scene.does.disconnectApp().disconnect(bob, scene.wiki.id(), ORIGIN));
        assertFalse(scene.opens(one) || scene.opens(two));
        assertTrue(scene.opens(others));
        assertEquals(
                List.of(other),
                scene.does.listConnectedApps().list(bob).stream()
                        .map(Consents.Connected::client)
                        .toList());
        assertEquals(
                ViewAppRequest.Page.ASK,
                scene.does
                        .viewAppRequest()
                        .view(bob, scene.asked(bob, AppScene.query(scene.wiki)))
                        .orElseThrow()
                        .page());
        assertEquals(1, scene.count(account, Event.Kind.APP_DISCONNECTED));
        assertFalse(scene.does.disconnectApp().disconnect(bob, scene.wiki.id(), ORIGIN), "it is done");
        assertEquals(1, scene.count(account, Event.Kind.APP_DISCONNECTED));
    }

    /** It may be a page that goes on without asking, loaded while the app was let in. */
    @Test
    void who_disconnects_an_app_ends_what_waits_to_be_answered() {
        scene.granted(bob);
        UUID request = scene.asked(bob, AppScene.query(scene.wiki));
        assertTrue(scene.does.disconnectApp().disconnect(bob, scene.wiki.id(), ORIGIN));
        assertEquals(new AnswerApp.Over(), scene.answer(bob, request, true));
        assertEquals(List.of(), scene.does.listConnectedApps().list(bob));
    }

    /** A code on its way is a grant to come. */
    @Test
    void who_disconnects_an_app_ends_a_code_that_is_on_its_way() {
        String code = scene.code(bob, AppScene.query(scene.wiki));
        assertTrue(scene.does.disconnectApp().disconnect(bob, scene.wiki.id(), ORIGIN));
        assertEquals(Optional.empty(), scene.redeem(scene.wiki, code));
    }

    @Test
    void an_app_gives_back_what_it_has_by_either_token() {
        for (boolean refresh : new boolean[] {true, false}) {
            Tokens tokens = scene.granted(bob);
            GrantToken shown = refresh ? tokens.refresh().orElseThrow() : tokens.access();
            scene.does.revokeToken().revoke(scene.wiki, shown.text(), AppScene.SERVER);
            assertFalse(scene.opens(tokens));
            assertEquals(Optional.empty(), scene.refresh(tokens));
            scene.does.revokeToken().revoke(scene.wiki, shown.text(), AppScene.SERVER);
        }
        assertEquals(2, scene.count(account, Event.Kind.APP_REVOKED), "each once");
        assertEquals(0, scene.mails(Notice.Kind.APP_ENDED));
    }

    @Test
    void nobody_gives_back_what_is_not_theirs() {
        Tokens tokens = scene.granted(bob);
        Client other = scene.client("Other", Client.Kind.CONFIDENTIAL);
        scene.does.revokeToken().revoke(other, AppScene.refreshToken(tokens), AppScene.SERVER);
        String forged = tokens.access().text();
        forged = forged.substring(0, forged.length() - 1) + (forged.endsWith("A") ? "B" : "A");
        for (String none : List.of("", "x", forged)) {
            scene.does.revokeToken().revoke(scene.wiki, none, AppScene.SERVER);
        }
        assertTrue(scene.opens(tokens));
        assertEquals(0, scene.count(account, Event.Kind.APP_REVOKED));
    }

    @Test
    void what_a_deleted_app_was_granted_is_worth_nothing() {
        Tokens tokens = scene.granted(bob);
        assertTrue(scene.does.deleteClient().delete(scene.wiki.id()));
        assertFalse(scene.opens(tokens));
        assertEquals(List.of(), scene.does.listConnectedApps().list(bob));
        assertFalse(scene.does.deleteClient().delete(scene.wiki.id()));
        assertEquals(1, scene.count(AccountId.NOBODY, Event.Kind.CLIENT_DELETED));
    }

    /** An app that bob let in, in a team of ada's. */
    private static final class AppUse {

        private final AppScene scene;
        private final SignedIn person;
        private Tokens teams;

        AppUse(Club club) {
            scene = new AppScene(club.portal);
            person = club.portal.signedIn(club.bob);
            teams = scene.granted(person, "openid teams offline_access");
        }

        List<Place> places(String scope) {
            Tokens tokens = scene.granted(person, scope);
            return scene.does
                    .viewUserInfo()
                    .view(tokens.access().text())
                    .orElseThrow()
                    .places();
        }

        /** By a token that was refreshed just now. */
        List<Standing> standings() {
            teams = scene.refresh(teams).orElseThrow();
            return scene.does.viewUserInfo().view(teams.access().text()).orElseThrow().places().stream()
                    .map(Place::standing)
                    .toList();
        }
    }
}
