package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.vestibule.domain.app.Prompt;
import org.vestibule.domain.app.Scope;

/** Tells apps what the portal can do for them, and nothing that it cannot (OpenID Connect Discovery §3; S-124). */
final class Discovery {

    private static final List<String> AUTHENTICATION = List.of("client_secret_basic", "client_secret_post", "none");

    private final URI issuer;

    Discovery(URI issuer) {
        this.issuer = issuer;
    }

    Answer tell(HttpServletRequest request) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("issuer", issuer.toString());
        told.put("authorization_endpoint", at(AppDoors.AUTHORIZE));
        told.put("token_endpoint", at(AppDoors.TOKEN));
        told.put("userinfo_endpoint", at(AppDoors.USER_INFO));
        told.put("jwks_uri", at(AppDoors.KEYS));
        told.put("revocation_endpoint", at(AppDoors.REVOKE));
        told.put("device_authorization_endpoint", at(AppDoors.DEVICE));
        told.put("end_session_endpoint", at(AppDoors.LOGOUT));
        told.put("backchannel_logout_supported", true);
        told.put("backchannel_logout_session_supported", true);
        told.put("scopes_supported", words(Scope.values()));
        told.put("response_types_supported", List.of("code"));
        told.put("response_modes_supported", List.of("query"));
        told.put("grant_types_supported", List.of("authorization_code", "refresh_token", TokenDoor.DEVICE_CODE));
        told.put("code_challenge_methods_supported", List.of("S256"));
        told.put("prompt_values_supported", words(Prompt.values()));
        told.put("acr_values_supported", List.of("1", "2"));
        told.put("subject_types_supported", List.of("public"));
        told.put("id_token_signing_alg_values_supported", List.of("RS256"));
        told.put("token_endpoint_auth_methods_supported", AUTHENTICATION);
        told.put("revocation_endpoint_auth_methods_supported", AUTHENTICATION);
        told.put("claim_types_supported", List.of("normal"));
        told.put(
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
                        "teams_withheld"));
        told.put("claims_parameter_supported", false);
        told.put("request_parameter_supported", false);
        told.put("request_uri_parameter_supported", false);
        told.put("authorization_response_iss_parameter_supported", true);
        return Answer.forAll(told);
    }

    private String at(String path) {
        return issuer.resolve(path).toString();
    }

    private static List<String> words(Enum<?>[] all) {
        return Stream.of(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    }
}
