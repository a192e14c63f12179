package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.proof.ProvenAct;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Role;

/** "Confirm that it is you": asked before what E lists, good for 10 minutes in that session, losing nothing typed. */
class FreshProofTest {

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;
    private final String act = northwind.at(Role.USER, "/role");
    private final Map<String, String> wish = Map.of("role", "manager", "note", "a \"b\" <c>\r\nd");

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void it_is_asked_once_in_ten_minutes_and_keeps_what_was_typed() {
        Browser admin = northwind.signedIn(Role.ADMIN);
        String session = admin.cookies.get("session");
        HttpResponse<String> asked = admin.post(act, wish);
        assertRefused(403, "proof-needed", asked);
        String page = asked.body();
        assertTrue(page.contains("action=\"" + act + "\""), page);
        assertTrue(page.contains("type=\"hidden\" name=\"role\" value=\"manager\""), page);
        assertTrue(page.contains("name=\"note\" value=\"a &quot;b&quot; &lt;c&gt;"), page);
        assertFalse(page.contains("name=\"code\""), "2-step verification is off: " + page);
        assertTrue(page.contains("href=\"" + act + "\""), "cancel");
        assertGoesTo(northwind.at(Role.USER, ""), admin.get(act));
        assertEquals(Role.USER, northwind.role(Role.USER), "nothing was done");

        assertGoesTo(northwind.at(Role.USER, ""), northwind.prove(Role.ADMIN, act, wish));
        assertEquals(Role.MANAGER, northwind.role(Role.USER));
        assertNotEquals(session, admin.cookies.get("session"), "S-081");
        admin.get("/");
        assertGoesTo(northwind.at(Role.USER, ""), admin.post(act, Map.of("role", "user")));
        web.portal.clock.advance(Duration.ofMinutes(10));
        assertRefused(403, "proof-needed", admin.post(act, wish));
    }

    @Test
    void the_page_names_the_act_and_is_no_error() {
        Browser admin = northwind.signedIn(Role.ADMIN);
        String page = admin.post(act, wish).body();
        assertTrue(page.contains("<title>Confirm that it is you - "), "no error yet: " + page);
        assertTrue(
                page.contains("You are about to <strong>change what somebody may do in Northwind Support</strong>. "
                        + "This needs your password.</p>"),
                page);
        assertTrue(page.contains("<button class=\"button\">Confirm and change role</button>"), page);
        assertTrue(page.contains("Then you are not asked again for 10 minutes."), page);
        assertFalse(page.contains("A code from your app"), "2-step verification is off: " + page);
        String wrong = admin.post(act, Map.of("role", "manager", "password", "eight noisy gulls"))
                .body();
        assertTrue(wrong.contains("<title>Error: Confirm that it is you - "), wrong);
        assertTrue(wrong.contains("You are about to <strong>change what somebody may do"), wrong);
        assertFalse(wrong.contains("The one you typed was not used"), "no code was typed: " + wrong);
    }

    @Test
    void with_two_step_verification_the_page_says_which_code_will_do() {
        Browser owner = northwind.signedIn(Role.OWNER);
        web.portal.clock.advance(Duration.ofMinutes(11));
        String delete = northwind.at("/delete");
        String page = owner.post(delete, Map.of("name", "Northwind Support")).body();
        assertTrue(
                page.contains("<strong>delete Northwind Support</strong>. This needs your password and a code."), page);
        assertTrue(page.contains("Wait for the next one if you have just signed in."), page);
        Map<String, String> wrong = Map.of("password", "eight noisy gulls", "code", web.digits(northwind.owner.app()));
        String refused = owner.post(delete, wrong).body();
        assertTrue(
                refused.contains("The one you typed was not used: type it again, or the next one."),
                "the password is checked first: " + refused);
        assertFalse(refused.contains("Wait for the next one"), refused);
        Map<String, String> right =
                Map.of("name", "Northwind Support", "password", WebPortal.PASSWORD, "code", wrong.get("code"));
        assertGoesTo("/", owner.post(delete, right));
    }

    @Test
    void each_act_that_needs_one_has_its_words() {
        Set<String> acts = web.routes.stream()
                .flatMap(route -> route.post().stream())
                .flatMap(post -> post instanceof ProvenAct<?, ?> act ? Stream.of(act.name()) : Stream.empty())
                .collect(Collectors.toSet());
        for (String name : acts) {
            assertTrue(Texts.text("confirm." + name + ".submit").startsWith("Confirm and "), name);
            assertTrue(Texts.text("confirm." + name).contains("{0}"), "it names the team: " + name);
        }
        assertTrue(acts.size() > 5, acts::toString);
    }

    /** The database goes away between the proof and the act: the person stays signed in, and proves nothing twice. */
    @Test
    void a_proof_is_kept_though_the_act_fails() {
        Browser admin = northwind.signedIn(Role.ADMIN);
        failAfterProof(new StoreUnavailable(new IOException("Connection lost")));
        assertRefused(503, "unavailable", northwind.prove(Role.ADMIN, act, wish));
        assertEquals(Role.USER, northwind.role(Role.USER), "nothing was done");
        admin.get("/");
        assertGoesTo(northwind.at(Role.USER, ""), admin.post(act, wish));
    }

    /** The same where the program itself breaks. */
    @Test
    void a_proof_is_kept_though_the_act_breaks() {
        Browser admin = northwind.signedIn(Role.ADMIN);
        failAfterProof(new IllegalStateException("broken"));
        assertRefused(500, "unexpected", northwind.prove(Role.ADMIN, act, wish));
        admin.get("/");
        assertGoesTo(northwind.at(Role.USER, ""), admin.post(act, wish));
    }

    private void failAfterProof(RuntimeException failure) {
        northwind.store.beforeNextTransaction(() -> {
            Account admin = northwind.account(Role.ADMIN);
            if (northwind.store.auditTrail().count(admin.id(), Event.Kind.PROOF_GIVEN) > 0) {
                throw failure;
            }
            failAfterProof(failure);
        });
    }

    @Test
    void what_is_wrong_is_said_there_counted_and_does_nothing() {
        Browser admin = northwind.signedIn(Role.ADMIN);
        Map<String, String> wrong = Map.of("role", "manager", "password", "eight noisy gulls");
        HttpResponse<String> refused = admin.post(act, wrong);
        assertRefused(422, "password-wrong", refused);
        assertTrue(refused.body().contains("name=\"role\" value=\"manager\""), refused.body());
        assertFalse(refused.body().contains("eight noisy gulls"), "secrets go");
        for (int i = 0; i < 4; i++) {
            assertRefused(422, "password-wrong", admin.post(act, wrong));
        }
        HttpResponse<String> later = admin.post(act, wrong);
        assertRefused(429, "too-many-tries", later);
        assertTrue(later.body().contains("name=\"role\" value=\"manager\""), later.body());
        assertEquals(Role.USER, northwind.role(Role.USER));
    }

    @Test
    void with_two_step_verification_the_password_alone_is_not_enough() {
        Browser owner = northwind.signedIn(Role.OWNER);
        northwind.web.portal.clock.advance(Duration.ofMinutes(11)); // enabling was a proof, in the session before
        assertRefused(403, "proof-needed", owner.post(act, wish));
        Map<String, String> alone = Map.of("role", "manager", "password", WebPortal.PASSWORD);
        assertRefused(422, "code-malformed", owner.post(act, alone));
        Map<String, String> guess = Map.of("role", "manager", "password", WebPortal.PASSWORD, "code", "000000");
        assertRefused(422, "code-wrong", owner.post(act, guess));
        Map<String, String> backup = Map.of(
                "role",
                "manager",
                "password",
                WebPortal.PASSWORD,
                "code",
                northwind.owner.codes().get(2).text());
        assertGoesTo(northwind.at(Role.USER, ""), owner.post(act, backup));
    }

    @Test
    void the_proof_of_another_session_does_not_help() {
        northwind.prove(Role.ADMIN, act, wish);
        Browser other = web.browser();
        web.signIn(other, "admin@example.com", WebPortal.PASSWORD);
        other.get("/");
        assertRefused(403, "proof-needed", other.post(act, Map.of("role", "user")));
    }
}
