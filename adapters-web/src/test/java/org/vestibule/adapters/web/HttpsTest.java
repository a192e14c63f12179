package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.web.http.Route;

/** The portal speaks HTTPS by itself (PRODUCT G, S-086, S-089). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsTest {

    private static final String HSTS = "max-age=31536000; includeSubDomains";
    private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+");

    private HttpsPortal https;

    @BeforeAll
    void open() {
        https = new HttpsPortal();
    }

    @AfterAll
    void close() {
        https.close();
    }

    @Test
    void whoever_signs_in_has_cookies_that_the_browser_vouches_for() {
        https.web.portal.account("person@example.org");
        Browser browser = https.browser();
        HttpResponse<String> signedIn = https.web.signIn(browser, "person@example.org", WebPortal.PASSWORD);
        WebPortal.assertGoesTo("/", signedIn);
        List<String> cookies = signedIn.headers().allValues("Set-Cookie");
        assertFalse(cookies.isEmpty());
        for (String cookie : cookies) {
            assertTrue(cookie.startsWith("__Host-"), cookie);
            assertTrue(cookie.contains("; Secure") && cookie.contains("; Path=/"), cookie);
            assertFalse(cookie.contains("Domain"), cookie);
        }
        assertEquals(200, browser.get("/security").statusCode());
    }

    @Test
    void every_row_of_the_table_says_to_come_by_https_alone() {
        for (Route<?> route : https.web.routes) {
            String path = route.path().replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE")) {
                assertHsts(https.browser().send(method, path, BodyPublishers.noBody(), Map.of()));
            }
        }
    }

    @Test
    void so_do_files_and_what_is_none() {
        HttpResponse<String> page = https.browser().get("/sign-in");
        Matcher assets = ASSET.matcher(page.body());
        int found = 0;
        for (; assets.find(); found++) {
            HttpResponse<String> asset = https.browser().get(assets.group());
            assertEquals(200, asset.statusCode());
            assertHsts(asset);
        }
        assertTrue(found > 1, page.body());
        for (String path : List.of("/assets/none.css", "/nothing", "/health/live", "/health/ready", "/health/none")) {
            assertHsts(https.browser().get(path));
        }
        HttpResponse<String> forged =
                https.browser().post("/sign-in", "csrf=x", Map.of("Origin", "https://elsewhere.example"));
        assertEquals(403, forged.statusCode());
        assertHsts(forged);
    }

    /** What the server refuses itself, of which the portal hears nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in HTTP/1.1||",
                "GET /sign-in HTTP/9.9|Host: localhost||",
                "GET /sign-in|",
                "nonsense||",
                "GET /a%2fb HTTP/1.1|Host: localhost||",
                "GET /sign-in HTTP/1.1|Host: local host||",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2||ab",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: xchunked||0||",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: chunked||zz||",
                "GET /sign-in HTTP/1.1|Host: localhost|Expect: a miracle||",
                "CONNECT localhost:22 HTTP/1.1|Host: localhost||",
                "OPTIONS * HTTP/1.1|Host: localhost|Connection: close||",
                "GET /LONG HTTP/1.1|Host: localhost||",
                "GET /sign-in HTTP/1.1|Host: localhost|Cookie: LONG||"
            })
    void so_does_what_is_no_request(String request) throws IOException {
        String answer = https.answer("localhost", request.replace("LONG", "a".repeat(20_000)));
        assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
        assertTrue(answer.contains("\r\nStrict-Transport-Security: " + HSTS + "\r\n"), answer);
    }

    /** The base URL may be another machine's, which passes on what it was asked. */
    @Test
    void by_which_name_somebody_asks_does_not_matter() throws IOException {
        String request = "GET /sign-in HTTP/1.1|Host: HOST|Connection: close||";
        for (String name : List.of("localhost", "127.0.0.1", "other.example", "portal.example")) {
            for (String host : List.of("localhost", "other.example", "[::1]:1")) {
                assertTrue(https.answer(name, request.replace("HOST", host)).startsWith("HTTP/1.1 200 "), name);
            }
        }
    }

    private static void assertHsts(HttpResponse<String> answer) {
        assertEquals(
                List.of(HSTS),
                answer.headers().allValues("Strict-Transport-Security"),
                () -> answer.request().method() + " " + answer.uri() + " " + answer.statusCode());
    }
}
