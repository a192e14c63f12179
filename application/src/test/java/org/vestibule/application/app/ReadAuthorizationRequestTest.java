package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AuthorizationError;
import org.vestibule.domain.app.AuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.Prompt;
import org.vestibule.domain.app.ReturnAddress;
import org.vestibule.domain.app.Scopes;

/** What apps ask for: whom it comes from first, then what is wrong with it (S-120, S-123, S-124; RFC 6749 §4.1.2.1). */
class ReadAuthorizationRequestTest {

    private final AppScene scene = new AppScene();
    private final Client wiki = scene.wiki;

    @Test
    void all_of_it_is_read() {
        AppQuery query = AppScene.query(
                wiki,
                Map.of(
                        "scope", "openid  email phone",
                        "prompt", "login consent",
                        "max_age", "60",
                        "login_hint", "ann@example.com",
                        "id_token_hint", new UUID(0, 7).toString(),
                        "response_mode", "query",
                        "claims_locales", "de",
                        "display", "page"));
        AuthorizationRequest expected = new AuthorizationRequest(
                wiki.id(),
                new ReturnAddress(AppScene.BACK, Optional.of("s t&ate")),
                Scopes.parse("openid email"),
                Optional.of("n"),
                CodeChallenge.parse(AppScene.CHALLENGE).orElseThrow(),
                Set.of(Prompt.LOGIN, Prompt.CONSENT),
                Optional.of(Duration.ofSeconds(60)),
                Optional.of("ann@example.com"),
                Optional.of(new AccountId(new UUID(0, 7))));
        assertEquals(new ReadAuthorizationRequest.Understood(wiki, expected), read(query));
    }

    /** Only a device is licensed, by an answer of its own; what comes of a browser's sign-in is a person's. */
    @Test
    void the_license_of_a_computer_is_not_asked_for_here() {
        assertEquals(
                read(AppScene.query(wiki, Map.of("scope", "openid computers"))),
                read(AppScene.query(wiki, Map.of("scope", "openid license computers"))));
        assertEquals(
                AuthorizationError.INVALID_SCOPE,
                wrong(AppScene.query(wiki, Map.of("scope", "license"))).error());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state", "nonce", "prompt", "max_age", "login_hint", "id_token_hint", "response_mode", "request"
            })
    void what_is_empty_is_not_there(String name) {
        String text = AppScene.query(wiki, Map.of("state", "", "nonce", "")).text();
        assertEquals(read(AppScene.parsed(text)), read(AppScene.parsed(text + "&" + name + "=&" + name + "&&=&=x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not-an-id",
                "0190aaaa-0000-7000-8000-000000000000",
                "0190aaaa-0000-7000-8000-000000000000'--",
                "%00"
            })
    void an_app_that_nobody_registered_sends_nobody_anywhere(String id) {
        AppQuery query = AppScene.query(wiki, Map.of("client_id", id, "request", "x", "scope", "x"));
        assertEquals(new ReadAuthorizationRequest.UnknownApp(), read(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://wiki.example/back/",
                "https://wiki.example/bac",
                "https://wiki.example/back?x",
                "https://wiki.example/BACK",
                "https://wiki.example:443/back",
                "https://wiki.example@evil.example/back",
                "https://evil.example/back",
                "https%3A%2F%2Fwiki.example%2Fback",
                "javascript:alert(1)"
            })
    void an_address_that_the_app_has_not_registered_is_gone_to_by_nobody(String uri) {
        AppQuery query = AppScene.query(wiki, Map.of("redirect_uri", uri, "request", "x", "scope", "x"));
        assertEquals(new ReadAuthorizationRequest.UnknownReturn(wiki), read(query));
    }

    @Test
    void nobody_knows_which_of_two_is_meant() {
        String text = AppScene.query(wiki).text();
        assertEquals(
                new ReadAuthorizationRequest.UnknownApp(), read(AppScene.parsed(text + "&client_id=" + wiki.id())));
        assertEquals(
                new ReadAuthorizationRequest.UnknownReturn(wiki),
                read(AppScene.parsed(text + "&redirect_uri=https%3A%2F%2Fwiki.example%2Fback")));
        for (String name : List.of("scope", "response_type", "nonce", "code_challenge", "unheard-of")) {
            ReadAuthorizationRequest.Wrong wrong = wrong(AppScene.parsed(text + "&" + name + "=1&" + name + "=2"));
            assertEquals(AuthorizationError.INVALID_REQUEST, wrong.error(), name);
            assertEquals(Optional.of("s t&ate"), wrong.to().state());
        }
        assertEquals(
                Optional.empty(),
                wrong(AppScene.parsed(text + "&state=other")).to().state());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        request               | x                   | REQUEST_NOT_SUPPORTED
        request_uri           | https://a.example/  | REQUEST_URI_NOT_SUPPORTED
        registration          | {}                  | REGISTRATION_NOT_SUPPORTED
        response_type         | token               | UNSUPPORTED_RESPONSE_TYPE
        response_type         | id_token            | UNSUPPORTED_RESPONSE_TYPE
        response_type         | code id_token       | UNSUPPORTED_RESPONSE_TYPE
        response_type         | CODE                | UNSUPPORTED_RESPONSE_TYPE
        response_type         | ''                  | INVALID_REQUEST
        response_mode         | fragment            | INVALID_REQUEST
        response_mode         | form_post           | INVALID_REQUEST
        scope                 | ''                  | INVALID_SCOPE
        scope                 | email               | INVALID_SCOPE
        scope                 | OPENID              | INVALID_SCOPE
        code_challenge        | ''                  | INVALID_REQUEST
        code_challenge        | short               | INVALID_REQUEST
        code_challenge_method | ''                  | INVALID_REQUEST
        code_challenge_method | plain               | INVALID_REQUEST
        code_challenge_method | s256                | INVALID_REQUEST
        prompt                | none login          | INVALID_REQUEST
        prompt                | nothing             | INVALID_REQUEST
        prompt                | NONE                | INVALID_REQUEST
        id_token_hint         | a.b.c               | INVALID_REQUEST
        max_age               | -1                  | INVALID_REQUEST
        max_age               | 1.5                 | INVALID_REQUEST
        max_age               | 1000000000          | INVALID_REQUEST
        max_age               | a while             | INVALID_REQUEST
        """)
    void what_is_wrong_goes_back_to_the_app(String name, String value, AuthorizationError error) {
        ReadAuthorizationRequest.Wrong wrong = wrong(AppScene.query(wiki, Map.of(name, value)));
        assertEquals(error, wrong.error());
        assertEquals(new ReturnAddress(AppScene.BACK, Optional.of("s t&ate")), wrong.to());
        assertEquals(wrong.why(), wrong.why().replaceAll("[^\\x20-\\x7e]", ""), "ASCII");
    }

    @Test
    void a_nonce_is_repeated_as_it_is() {
        String nonce = "0/+=\u00fc \ud83d\ude00";
        ReadAuthorizationRequest.Understood read = scene.read(AppScene.query(wiki, Map.of("nonce", nonce)));
        assertEquals(Optional.of(nonce), read.request().nonce());
    }

    @Test
    void what_cannot_be_decoded_is_as_good_as_nothing() {
        String text = AppScene.query(wiki, Map.of("nonce", "")).text();
        assertEquals(
                read(AppScene.parsed(text)), read(AppScene.parsed(text + "&nonce=%zz&max_age=%&%=x&login_hint=%00")));
        assertEquals(
                new ReadAuthorizationRequest.UnknownApp(),
                read(AppScene.parsed(text.replace("client_id=", "client_id=%"))));
    }

    /** L-41. */
    @ParameterizedTest
    @ValueSource(strings = {"&", "=", "a=", "a=b&", "%", "%41", "+", "scope=a+", "prompt=none+"})
    void the_longest_is_read_in_no_time(String piece) {
        String base = AppScene.query(wiki).text() + "&";
        String longest = base + piece.repeat((AppQuery.LONGEST - base.length()) / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> read(AppScene.parsed(longest)));
    }

    private ReadAuthorizationRequest.Wrong wrong(AppQuery query) {
        return assertInstanceOf(ReadAuthorizationRequest.Wrong.class, read(query));
    }

    private ReadAuthorizationRequest.Result read(AppQuery query) {
        return scene.does.readAuthorizationRequest().read(query);
    }
}
