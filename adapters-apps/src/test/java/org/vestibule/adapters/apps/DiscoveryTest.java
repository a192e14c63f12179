package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.apps.OpenDoors.Reply;

/** The portal says what it can do, and nothing that it cannot (S-123, S-124, S-131). */
class DiscoveryTest {

    private static final List<String> AUTHENTICATION = List.of("client_secret_basic", "client_secret_post", "none");

    private final OpenDoors doors = new OpenDoors();

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void it_says_exactly_what_there_is() {
        Reply reply = doors.get(AppDoors.DISCOVERY);

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("public, max-age=300", reply.header("Cache-Control"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("issuer", "https://portal.example"),
                        Map.entry("authorization_endpoint", "https://portal.example/oauth2/authorize"),
                        Map.entry("token_endpoint", "https://portal.example/oauth2/token"),
                        Map.entry("userinfo_endpoint", "https://portal.example/oauth2/userinfo"),
                        Map.entry("jwks_uri", "https://portal.example/oauth2/jwks"),
                        Map.entry("revocation_endpoint", "https://portal.example/oauth2/revoke"),
                        Map.entry("device_authorization_endpoint", "https://portal.example/oauth2/device"),
                        Map.entry("end_session_endpoint", "https://portal.example/oauth2/logout"),
                        Map.entry("backchannel_logout_supported", true),
                        Map.entry("backchannel_logout_session_supported", true),
                        Map.entry(
                                "scopes_supported",
                                List.of(
                                        "openid",
                                        "profile",
                                        "email",
                                        "teams",
                                        "computers",
                                        "address_book",
                                        "license",
                                        "offline_access")),
                        Map.entry("response_types_supported", List.of("code")),
                        Map.entry("response_modes_supported", List.of("query")),
                        Map.entry(
                                "grant_types_supported",
                                List.of(
                                        "authorization_code",
                                        "refresh_token",
                                        "urn:ietf:params:oauth:grant-type:device_code")),
                        Map.entry("code_challenge_methods_supported", List.of("S256")),
                        Map.entry("prompt_values_supported", List.of("none", "login", "consent", "select_account")),
                        Map.entry("acr_values_supported", List.of("1", "2")),
                        Map.entry("subject_types_supported", List.of("public")),
                        Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
                        Map.entry("token_endpoint_auth_methods_supported", AUTHENTICATION),
                        Map.entry("revocation_endpoint_auth_methods_supported", AUTHENTICATION),
                        Map.entry("claim_types_supported", List.of("normal")),
                        Map.entry(
                                "claims_supported",
                                List.of(
                                        "iss",
                                        "sub",
                                        "aud",
                                        "exp",
                                        "iat",
                                        "auth_time",
                                        "nonce",
                                        "acr",
                                        "amr",
                                        "at_hash",
                                        "sid",
                                        "name",
                                        "email",
                                        "email_verified",
                                        "teams",
                                        "teams_withheld")),
                        Map.entry("claims_parameter_supported", false),
                        Map.entry("request_parameter_supported", false),
                        Map.entry("request_uri_parameter_supported", false),
                        Map.entry("authorization_response_iss_parameter_supported", true)),
                reply.body());
    }

    @Test
    void it_is_read_only() {
        assertEquals(
                200,
                doors.send(doors.request(AppDoors.DISCOVERY).method("HEAD", BodyPublishers.noBody()))
                        .status());
        Reply reply = doors.post(AppDoors.DISCOVERY, "");
        assertEquals(405, reply.status());
        assertEquals("GET, HEAD", reply.header("Allow"));
    }
}
