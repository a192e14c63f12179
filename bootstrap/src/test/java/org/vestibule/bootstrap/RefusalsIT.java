package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What nobody's browser would send on its own: each is refused clearly, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {

    private static final String ANN = "ann@example.org"; // with 2-step verification
    private static final String BOB = "bob@example.org"; // without
    private static final List<String> OPEN = List.of("/health/live", "/health/ready", "/sign-up", "/sign-in");
    private static final List<String> SECOND_STEP = List.of("/sign-in/code", "/sign-in/backup-code");
    private static final List<String> SIGNED_IN = List.of("/", "/security", "/security/two-step/enable");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "HEAD", "OPTIONS", "BREW");
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final Path data = RunningPortal.newDataFolder();
    private RunningPortal portal;
    private HttpBrowser ann;
    private HttpBrowser bob;
    private HttpBrowser annAtSecondStep;
    private String unopened = "";

    @BeforeAll
    void start() {
        portal = RunningPortal.start(data);
        ann = new HttpBrowser(portal);
        ann.signUp(ANN, "Ann");
        ann.enable(ANN);
        bob = new HttpBrowser(portal);
        bob.signUp(BOB, "Bob");
        annAtSecondStep = new HttpBrowser(portal);
        assertEquals("/sign-in/code", annAtSecondStep.signIn(ANN).location());
        new HttpBrowser(portal).fill("/sign-up", "email", "carl@example.org");
        unopened = portal.linkFor("carl@example.org");
    }

    @AfterAll
    void stop() {
        portal.close();
        RunningPortal.delete(data);
    }

    @TestFactory
    Stream<DynamicTest> every_route_answers_every_method() {
        Map<String, HttpBrowser> visitors = Map.of(
                "nobody",
                new HttpBrowser(portal),
                "pending",
                copy(annAtSecondStep),
                "ann",
                copy(ann),
                "bob",
                copy(bob));
        return routes().flatMap(path -> visitors.entrySet().stream()
                .map(visitor -> DynamicTest.dynamicTest(
                        visitor.getKey() + " " + path,
                        () -> assertAll(METHODS.stream().map(method -> () -> {
                            HttpBrowser.Answer answer = visitor.getValue()
                                    .copy(portal)
                                    .send(visitor.getValue()
                                            .request(path)
                                            .method(method, HttpRequest.BodyPublishers.noBody()));
                            String what = method + " " + path + " " + answer;
                            assertTrue(answer.status() < 500, what);
                            assertHeaders(answer, what);
                            if (!List.of("GET", "HEAD").contains(method)) {
                                assertTrue(answer.status() >= 400, what);
                                assertFalse(answer.code().isEmpty(), what);
                            }
                        })))));
    }

    @Test
    void paths_and_headers_that_make_no_sense_are_refused() {
        List<String> wrong = List.of(
                "/%2e%2e/security",
                "/%2Fsecurity",
                "//security",
                "/security/",
                "/Security",
                "/sign-in;jsessionid=1",
                "/sign-in/..;/security",
                "/%00",
                "/sign-up/finish/",
                "/sign-up/finish/a/b",
                "/sign-up/finish/%F0%9F%98%80",
                "/sign-up/finish/" + "a".repeat(4000),
                "/assets/../../../etc/passwd",
                "/assets/site.css",
                "/WEB-INF/web.xml",
                "/.git/config",
                "/a".repeat(2000));
        assertAll(wrong.stream().map(path -> () -> {
            HttpBrowser.Answer answer = new HttpBrowser(portal).get(path);
            String what = path + " " + answer;
            assertTrue(answer.status() >= 400 && answer.status() < 500, what);
            assertHeaders(answer, what);
            assertFalse(answer.code().isEmpty(), what);
        }));
    }

    @Test
    void each_is_one_line_in_the_log_with_its_code_its_row_and_the_reference_that_the_page_shows() {
        HttpBrowser nobody = new HttpBrowser(portal);
        Map<String, HttpBrowser.Answer> answers = Map.of(
                "404 not-found at no route", nobody.get("/nowhere"),
                "410 link-unknown at GET /sign-up/finish/{token}", nobody.get("/sign-up/finish/" + "x".repeat(60)),
                "405 method-not-allowed at GET /security",
                        nobody.send(nobody.request("/security").method("DELETE", HttpRequest.BodyPublishers.noBody())),
                "403 cookie-missing at POST /sign-in",
                        nobody.send(nobody.request("/sign-in")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("csrf=none"))),
                "422 email-malformed at GET /sign-up", nobody.fill("/sign-up", "email", "nobody"),
                "400 request-malformed at no route", nobody.get("/%00"));
        answers.forEach((line, answer) -> {
            assertTrue(line.startsWith(answer.status() + " " + answer.code() + " at "), line + ": " + answer.body());
            String reference = answer.reference();
            assertEquals(line.startsWith("422"), reference.isEmpty(), line + ": " + answer.body());
            String whole = "Answered " + line + (reference.isEmpty() ? "" : ", reference " + reference);
            RunningPortal.await(
                    RunningPortal.PATIENCE,
                    whole,
                    () -> portal.output()
                                    .lines()
                                    .filter(said -> said.endsWith(whole))
                                    .count()
                            == 1);
        });
    }

    @Test
    void what_is_not_http_is_refused_by_the_server_itself() {
        List<String> wrong = List.of(
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\n\r\n",
                "GET /sign-in HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nCookie: " + "a".repeat(20_000) + "\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "\u0016\u0003\u0001\u0000\r\n\r\n");
        assertAll(wrong.stream().map(request -> () -> {
            String answer = raw(request);
            String what = request.substring(0, Math.min(60, request.length())) + " → " + answer;
            assertTrue(answer.matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*"), what);
            String low = answer.toLowerCase(Locale.ROOT);
            assertFalse(low.contains("jetty") || low.contains("exception"), "says what it is made of: " + what);
            assertTrue(low.contains("x-content-type-options: nosniff"), what);
            assertTrue(low.contains("content-security-policy: "), what);
        }));
    }

    @TestFactory
    Stream<DynamicTest> forms_that_no_page_of_ours_sent_change_nothing() {
        Map<String, Function<Form, HttpBrowser.Answer>> tricks = Map.ofEntries(
                Map.entry("no token 403", form -> form.send(form.fields())),
                Map.entry("empty token 403", form -> form.send("csrf=&" + form.fields())),
                Map.entry("another browser's token 403", form -> form.send("csrf=" + stranger() + "&" + form.fields())),
                Map.entry("another person's token 403", form -> form.send("csrf=" + ann.csrf() + "&" + form.fields())),
                Map.entry("cross-site 403", form -> form.send(form.good(), "Sec-Fetch-Site", "cross-site")),
                Map.entry("same-site 403", form -> form.send(form.good(), "Sec-Fetch-Site", "same-site")),
                Map.entry("foreign origin 403", form -> form.send(form.good(), "Origin", "https://evil.example")),
                Map.entry("no origin 403", form -> form.send(form.good(), "Origin", "null")),
                Map.entry("text 415", form -> form.send(form.good(), "Content-Type", "text/plain")),
                Map.entry("JSON 415", form -> form.send("{\"csrf\":1}", "Content-Type", "application/json")),
                Map.entry("multipart 415", form -> form.send("--x", "Content-Type", "multipart/form-data; boundary=x")),
                Map.entry("repeated token 400", form -> form.send(form.good() + "&csrf=x")),
                Map.entry("repeated field 400", form -> form.send(form.good() + "&x=1&x=2")),
                Map.entry("broken escape 400", form -> form.send(form.good() + "&x=%zz")),
                Map.entry("invalid UTF-8 escaped 400", form -> form.send(form.good() + "&x=%C3%28")),
                Map.entry("binary 400", form -> form.sendBytes(new byte[] {0, -1, -64, -128, 13, 10, 26})),
                Map.entry("200 kB 413", form -> form.send(form.good() + "&x=" + "a".repeat(200_000))));
        List<Form> forms = List.of(
                new Form("/sign-up", new HttpBrowser(portal), "email=dora%40example.org"),
                new Form("/sign-in", new HttpBrowser(portal), "email=bob%40example.org&password=" + encoded()),
                new Form(unopened, new HttpBrowser(portal), "name=Carl&password=" + encoded()),
                new Form("/sign-in/code", copy(annAtSecondStep), "code=123456"),
                new Form("/sign-in/backup-code", copy(annAtSecondStep), "code=AAAAA-AAAAA-AAAAA"),
                new Form("/security/two-step/enable", copy(bob), "password=" + encoded() + "&code=123456"),
                new Form("/sign-out", copy(bob), "x=1"));
        String before = state();
        Stream<DynamicTest> sent = forms.stream()
                .flatMap(form -> tricks.entrySet().stream()
                        .map(trick -> DynamicTest.dynamicTest(form.path() + " " + trick.getKey(), () -> {
                            HttpBrowser.Answer answer = trick.getValue().apply(form);
                            String what = form.path() + " " + trick.getKey() + " " + answer + answer.body();
                            String expected =
                                    trick.getKey().substring(trick.getKey().lastIndexOf(' ') + 1);
                            assertEquals(expected, String.valueOf(answer.status()), what);
                            assertFalse(answer.code().isEmpty(), what);
                            assertFalse(answer.cookie("session").isPresent(), what);
                            assertHeaders(answer, what);
                        })));
        DynamicTest unchanged = DynamicTest.dynamicTest("nothing changed", () -> {
            assertEquals(before, state());
            assertEquals(200, copy(bob).get("/").status(), "nobody was signed out");
            assertEquals(200, copy(annAtSecondStep).get("/sign-in/code").status(), "no try was counted");
            assertEquals(200, new HttpBrowser(portal).get(unopened).status(), "no link was used up");
        });
        return Stream.concat(sent, Stream.of(unchanged));
    }

    @TestFactory
    Stream<DynamicTest> a_megabyte_of_password_is_refused_at_once() {
        return Stream.of("/sign-in", unopened, "/security/two-step/enable")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpBrowser browser = copy(bob);
                    browser.get(path);
                    String body = "csrf=" + browser.csrf() + "&email=bob%40example.org&name=B&code=123456&password="
                            + "a".repeat(1 << 20);
                    long start = System.nanoTime();
                    HttpBrowser.Answer answer = browser.postBody(path, body.getBytes(StandardCharsets.US_ASCII));
                    long took = (System.nanoTime() - start) / 1_000_000;
                    assertEquals(413, answer.status(), answer::toString);
                    assertEquals("request-too-large", answer.code());
                    assertTrue(took < 500, took + " ms");
                }));
    }

    @Test
    void an_answer_that_leaves_a_body_unread_ends_the_connection() {
        String length = "Content-Length: " + (1 << 20) + "\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        assertAll(Stream.of(
                        "PUT /sign-in HTTP/1.1\r\nHost: localhost\r\n" + length + form + "\r\n",
                        "POST /nowhere HTTP/1.1\r\nHost: localhost\r\n" + length + form + "\r\n",
                        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n" + length + "Content-Type: text/plain\r\n\r\n")
                .map(request -> () -> {
                    String answer = raw(request);
                    String what = request.substring(0, 40) + " → " + answer;
                    assertTrue(answer.matches("(?s)HTTP/1\\.1 4\\d\\d .*"), what);
                    assertTrue(answer.contains("\r\nConnection: close\r\n"), what);
                }));
    }

    @Test
    void what_cannot_be_right_is_refused_with_its_code() {
        HttpBrowser visitor = new HttpBrowser(portal);
        assertRefusal(422, "email-malformed", visitor.fill("/sign-up", "email", ""));
        assertRefusal(422, "email-malformed", visitor.fill("/sign-up", "email", "a b\u0000@example.org"));
        assertRefusal(422, "email-malformed", visitor.fill("/sign-in", "email", "", "password", ""));
        String long1025 = "a".repeat(1025);
        assertRefusal(
                422, "sign-in-not-accepted", visitor.fill("/sign-in", "email", "nn@example.org", "password", long1025));
        assertRefusal(422, "password-too-long", visitor.fill(unopened, "name", "Carl", "password", long1025));
        assertRefusal(422, "password-too-short", visitor.fill(unopened, "name", "Carl", "password", "short"));
        assertRefusal(422, "name-missing", visitor.fill(unopened, "name", " ", "password", HttpBrowser.PASSWORD));
        HttpBrowser pending = copy(annAtSecondStep);
        assertRefusal(422, "code-malformed", pending.fill("/sign-in/code", "code", "１２３４５"));
        assertRefusal(422, "code-malformed", pending.fill("/sign-in/code", "code", ""));
        assertRefusal(422, "backup-code-malformed", pending.fill("/sign-in/backup-code", "code", "' OR 1=1 --"));
        assertRefusal(409, "two-step-already-on", copy(ann).get("/security/two-step/enable"));
        HttpBrowser.Answer script = visitor.fill("/sign-up", "email", "<script>alert(1)</script>");
        assertFalse(script.body().contains("<script>alert"), script::body);
    }

    @Test
    void a_link_of_another_or_made_up_is_not_known() {
        String token = unopened.substring(unopened.lastIndexOf('/') + 1);
        String secret = token.substring(token.indexOf('.') + 1);
        for (String wrong :
                List.of("x", "00000000-0000-0000-0000-000000000000." + secret, token + "x", token + "%41")) {
            HttpBrowser.Answer answer = new HttpBrowser(portal).get("/sign-up/finish/" + wrong);
            assertRefusal(410, "link-unknown", answer);
        }
    }

    @Test
    void cookies_that_are_worth_nothing_lead_to_the_first_step() {
        String annSession = ann.cookies().getOrDefault("session", "");
        String bobSession = bob.cookies().getOrDefault("session", "");
        String pending = annAtSecondStep.cookies().getOrDefault("sign-in", "");
        String mixed = annSession.substring(0, 36) + bobSession.substring(36);
        for (String path : SIGNED_IN) {
            assertFirstStep(path, Map.of());
            assertFirstStep(path, Map.of("sign-in", pending));
            for (String session : List.of(pending, mixed, "", "x", "a.b", bobSession + "x", "\"" + bobSession)) {
                assertFirstStep(path, Map.of("session", session));
            }
        }
        for (String path : List.of("/sign-in/code", "/sign-in/backup-code", "/sign-in/no-way-in")) {
            assertFirstStep(path, Map.of());
            assertFirstStep(path, Map.of("session", annSession));
            for (String signIn : List.of(bobSession, mixed, pending.substring(0, 36) + bobSession.substring(36))) {
                assertFirstStep(path, Map.of("sign-in", signIn));
            }
        }
    }

    @Test
    void a_cookie_is_worth_nothing_after_sign_out() {
        HttpBrowser browser = new HttpBrowser(portal);
        assertEquals("/", browser.signIn(BOB).location());
        Map<String, String> kept = Map.copyOf(browser.cookies());
        assertEquals(200, browser.get("/").status());
        browser.signOut();
        assertFalse(browser.cookies().containsKey("session"));
        SIGNED_IN.forEach(path -> assertFirstStep(path, kept));
    }

    @Test
    void a_code_without_a_password_before_it_opens_nothing() {
        HttpBrowser visitor = new HttpBrowser(portal);
        visitor.get("/sign-in");
        for (String path : SECOND_STEP) {
            HttpBrowser.Answer answer = visitor.post(path, "code", "123456");
            assertEquals(303, answer.status(), answer::toString);
            assertEquals("/sign-in", answer.location());
        }
    }

    private Stream<String> routes() {
        return Stream.of(OPEN, SECOND_STEP, SIGNED_IN, List.of("/sign-out", "/nowhere", unopened))
                .flatMap(List::stream);
    }

    private void assertFirstStep(String path, Map<String, String> cookies) {
        HttpBrowser browser = new HttpBrowser(portal);
        browser.cookies().putAll(cookies);
        HttpBrowser.Answer answer = browser.get(path);
        assertEquals(303, answer.status(), () -> path + " " + cookies + " " + answer);
        assertEquals("/sign-in", URI.create(answer.location()).getPath(), path);
        assertHeaders(answer, path);
    }

    private static void assertRefusal(int status, String code, HttpBrowser.Answer answer) {
        assertEquals(code, answer.code(), answer::body);
        assertEquals(status, answer.status(), answer::toString);
        assertHeaders(answer, code);
    }

    private static void assertHeaders(HttpBrowser.Answer answer, String what) {
        HEADERS.forEach((name, value) ->
                assertEquals(List.of(value), answer.response().headers().allValues(name), () -> name + " of " + what));
        String policy = answer.response()
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        for (String part : List.of("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")) {
            assertTrue(policy.contains(part), () -> part + " of " + what);
        }
        assertFalse(answer.response().headers().firstValue("Server").isPresent(), what);
        assertFalse(answer.body().contains("at org.vestibule"), () -> "a stack trace: " + answer.body());
    }

    /** A form as a browser holds it that has just opened its page. */
    private record Form(String path, HttpBrowser browser, String fields) {

        Form {
            browser.get(path.equals("/sign-out") ? "/" : path);
        }

        String good() {
            return "csrf=" + browser.csrf() + "&" + fields;
        }

        HttpBrowser.Answer send(String body, String... headers) {
            return browser.postBody(path, body.getBytes(StandardCharsets.US_ASCII), headers);
        }

        HttpBrowser.Answer sendBytes(byte[] more) {
            byte[] head = (good() + "&x=").getBytes(StandardCharsets.US_ASCII);
            byte[] body = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, body, head.length, more.length);
            return browser.postBody(path, body);
        }
    }

    private HttpBrowser copy(HttpBrowser browser) {
        return browser.copy(portal);
    }

    private String stranger() {
        HttpBrowser stranger = new HttpBrowser(portal);
        stranger.get("/sign-in");
        return stranger.csrf();
    }

    private static String encoded() {
        return HttpBrowser.PASSWORD.replace(' ', '+');
    }

    /** All that the command line can tell of the people. */
    private String state() {
        List<String> told = new ArrayList<>();
        told.add(RunningPortal.runHere(data, "", "account", "list", "--output", "json")
                .out());
        for (String email : List.of(ANN, BOB)) {
            told.add(RunningPortal.runHere(data, "", "two-step", "status", email, "--output", "json")
                    .out());
        }
        return String.join("\n", told);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(portal.base()).getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
