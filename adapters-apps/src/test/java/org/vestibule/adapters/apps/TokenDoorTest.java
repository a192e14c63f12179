package org.vestibule.adapters.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.AppDoors.TOKEN;
import static org.vestibule.adapters.apps.OpenDoors.RETURNS_TO;
import static org.vestibule.adapters.apps.OpenDoors.VERIFIER;
import static org.vestibule.adapters.apps.OpenDoors.basic;
import static org.vestibule.adapters.apps.OpenDoors.form;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;

/** How an app has to ask for tokens, and show which one it is (S-124, S-128, S-130). What is refused spends nothing. */
class TokenDoorTest {

    private final OpenDoors doors = new OpenDoors();
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();
    private final App server = doors.confidentialApp();
    private final String code = doors.code(ada, viewer, "openid");
    private final String serverCode = doors.code(ada, server, "openid");

    @AfterEach
    void close() {
        doors.close();
    }

    private void assertRefused(int status, String error, String refusal, Reply reply) {
        assertEquals(status, reply.status(), reply.whole().body());
        assertEquals(error, reply.text("error"));
        assertEquals(refusal, reply.text("code"));
        assertTrue(reply.text("error_description").matches("[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+"), reply.toString());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(List.of(refusal), doors.refused);
        assertEquals(200, doors.redeem(viewer, code).status());
        assertEquals(200, redeemByHeader(server.basic()).status());
    }

    private Reply redeemByHeader(String authorization) {
        return doors.post(TOKEN, redemption(), "Authorization", authorization);
    }

    /** Without a word about which app it is. */
    private String redemption() {
        return form(
                "grant_type", "authorization_code",
                "code", serverCode,
                "redirect_uri", RETURNS_TO,
                "code_verifier", VERIFIER);
    }

    @Test
    void a_parameter_in_the_address_is_refused() {
        Reply reply = doors.post(TOKEN + "?grant_type=authorization_code", OpenDoors.redemption(viewer, code));
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&code=x", "&grant_type=refresh_token", "&state=a&state=b", "&%63ode=x"})
    void a_parameter_that_is_there_twice_is_refused(String more) {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code) + more);
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @Test
    void an_empty_parameter_is_as_good_as_none() {
        String more = "&client_secret=&code=&state&=x";
        assertEquals(
                200,
                doors.post(TOKEN, OpenDoors.redemption(viewer, code) + more).status());
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, ""));
        assertEquals("code is missing", reply.text("error_description"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&x=%zz", "&x=%ff"})
    void what_cannot_be_decoded_is_refused(String more) {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code) + more);
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", ";", ";;x"})
    void nothing_but_a_form_is_read(String type) {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code), "Content-Type", type);
        assertRefused(415, "invalid_request", "request-malformed", reply);
    }

    @Test
    void a_form_may_say_in_what_characters_it_is() {
        String type = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";
        assertEquals(
                200,
                doors.post(TOKEN, OpenDoors.redemption(viewer, code), "Content-Type", type)
                        .status());
    }

    @Test
    void a_long_form_is_refused() {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code) + "&x=" + "x".repeat(8192));
        assertEquals("close", reply.header("Connection"), "what is unread of it is no request");
        assertRefused(413, "invalid_request", "request-too-large", reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD"})
    void other_methods_are_refused_and_no_other_site_is_let_in(String method) {
        Reply reply = doors.send(doors.request(TOKEN)
                .header("Origin", "https://elsewhere.example")
                .method(method, BodyPublishers.noBody()));
        assertEquals(405, reply.status());
        assertEquals("POST", reply.header("Allow"));
        assertTrue(
                reply.whole().headers().map().keySet().stream().noneMatch(name -> name.startsWith("access-control-")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/%74oken", "/oauth2/token;x=y", "/oauth2/x/../token"})
    void a_path_that_is_spelled_otherwise_leads_nowhere(String path) {
        assertRefused(404, "invalid_request", "not-found", doors.post(path, OpenDoors.redemption(viewer, code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "client_credentials", "implicit", "Authorization_Code"})
    void there_is_no_other_way_to_a_token(String type) {
        Reply reply = doors.post(TOKEN, form("grant_type", type, "client_id", viewer.id(), "username", "ada"));
        assertRefused(400, "unsupported_grant_type", "grant-type-unknown", reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "code", "redirect_uri", "code_verifier"})
    void what_is_missing_is_named(String name) {
        String less = OpenDoors.redemption(viewer, code).replaceAll("(^|&)" + name + "=[^&]*", "");
        Reply reply = doors.post(TOKEN, less);
        assertEquals(name + " is missing", reply.text("error_description"));
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @Test
    void an_app_shows_its_secret_by_the_header_or_in_the_form() {
        assertEquals(200, redeemByHeader(server.basic()).status());
        String other = doors.code(ada, server, "openid");
        String secret = form("client_secret", server.secret().orElseThrow().text());
        assertEquals(
                200,
                doors.post(TOKEN, OpenDoors.redemption(server, other) + "&" + secret)
                        .status());
    }

    @Test
    void what_is_in_the_header_is_form_url_encoded_first() {
        String id = server.id().replace("-", "%2D");
        String secret = server.secret().orElseThrow().text().replace("-", "%2d").replace("_", "%5F");
        assertEquals(200, redeemByHeader(basic(id, secret)).status());
    }

    @Test
    void an_app_that_keeps_no_secret_may_name_itself_by_the_header() {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code), "Authorization", basic(viewer.id(), ""));
        assertEquals(200, reply.status());
    }

    @Test
    void a_wrong_secret_is_refused() {
        String other = doors.confidentialApp().secret().orElseThrow().text();
        Reply reply = redeemByHeader(basic(server.id(), other));
        assertEquals("Basic realm=\"vestibule\", charset=\"UTF-8\"", reply.header("WWW-Authenticate"));
        assertRefused(401, "invalid_client", "app-not-authenticated", reply);
    }

    @Test
    void a_missing_secret_is_refused() {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(server, serverCode));
        assertRefused(401, "invalid_client", "app-not-authenticated", reply);
    }

    @Test
    void a_secret_of_an_app_that_keeps_none_is_refused() {
        String secret = form("client_secret", server.secret().orElseThrow().text());
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code) + "&" + secret);
        assertRefused(401, "invalid_client", "app-not-authenticated", reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "018f0000-0000-7000-8000-000000000000"})
    void an_unknown_app_is_refused(String id) {
        String body = redemption() + "&" + form("client_id", id);
        assertRefused(401, "invalid_client", "app-not-authenticated", doors.post(TOKEN, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Basic", "Basic !", "Basic bm9ib2R5", "Basic /zp4"})
    void a_header_that_names_no_app_is_refused(String header) {
        Reply reply = redeemByHeader(header);
        assertTrue(List.of(400, 401).contains(reply.status()), reply.toString());
        assertEquals(200, redeemByHeader(server.basic()).status());
    }

    @Test
    void two_ways_at_once_are_refused() {
        String secret = form("client_secret", server.secret().orElseThrow().text());
        Reply reply = doors.post(TOKEN, redemption() + "&" + secret, "Authorization", server.basic());
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @Test
    void two_headers_are_refused() {
        Reply reply = doors.post(TOKEN, redemption(), "Authorization", server.basic(), "Authorization", server.basic());
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @Test
    void an_app_that_names_another_in_the_form_is_refused() {
        Reply reply = doors.post(TOKEN, OpenDoors.redemption(viewer, code), "Authorization", server.basic());
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @Test
    void an_answer_with_tokens_is_kept_by_nobody() {
        Reply reply = doors.redeem(viewer, code);
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals("default-src 'none'; frame-ancestors 'none'", reply.header("Content-Security-Policy"));
        assertEquals("max-age=31536000; includeSubDomains", reply.header("Strict-Transport-Security"));
        assertEquals("", reply.header("Set-Cookie"));
        assertEquals("", reply.header("Connection"));
        assertFalse(new String(reply.whole().body().getBytes(UTF_8), UTF_8).contains("\\u"));
    }
}
