package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser, as far as forms and cookies go; follows no redirects, so that each answer can be looked at. */
final class HttpBrowser {

    static final String PASSWORD = "violet kettle drum sunday";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** What a cookie's name ends with: nodes of one portal have one address, but here each has a port of its own. */
    private static final String PORT = "-\\d+";

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern DATA_CODE = Pattern.compile("data-code=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("<code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>");

    private final RunningPortal portal;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    HttpBrowser(RunningPortal portal) {
        this.portal = portal;
    }

    /** One answer. */
    record Answer(int status, HttpResponse<String> response) {

        String body() {
            return response.body();
        }

        String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        /** The stable code of the refusal that the page shows. */
        String code() {
            return find(DATA_CODE, body()).orElse("");
        }

        /** What a page that refuses as a whole shows, to be found in the log; empty on others. */
        String reference() {
            return find(REFERENCE, body()).orElse("");
        }

        /** The value of a cookie that it sets. */
        Optional<String> cookie(String name) {
            return response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.matches(name + PORT + "=.*") && !cookie.contains("Max-Age=0"))
                    .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }

        /** The backup codes that it shows. */
        List<String> backupCodes() {
            return all("<code>([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})</code>");
        }

        List<String> all(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(body())
                    .results()
                    .map(result -> result.group(1))
                    .toList();
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    String csrf() {
        return csrf;
    }

    /** A second browser that bears the same cookies and forms. */
    HttpBrowser copy(RunningPortal onPortal) {
        HttpBrowser copy = new HttpBrowser(onPortal);
        copy.cookies.putAll(cookies);
        copy.csrf = csrf;
        return copy;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** Sends the form of the page that was shown last; follows only to a form that comes back. */
    Answer post(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("csrf", csrf));
        all.addAll(List.of(fields));
        Answer answer = postBody(path, form(all).getBytes(StandardCharsets.UTF_8));
        return answer.status() == 303 && answer.cookie("notice").isPresent() ? followedToForm(answer) : answer;
    }

    /** The form that has come back by its own address, if it has; else the answer that leads elsewhere. */
    private Answer followedToForm(Answer answer) {
        Map<String, String> borne = Map.copyOf(cookies);
        String seen = csrf;
        Answer next = get(answer.location());
        if (next.status() == 422) {
            return next;
        }
        cookies.clear();
        cookies.putAll(borne);
        csrf = seen;
        return answer;
    }

    /** Opens the page and sends its form. */
    Answer fill(String path, String... fields) {
        Answer form = get(path);
        assertEquals(200, form.status(), form::body);
        return post(path, fields);
    }

    Answer postBody(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(portal.base() + path)).timeout(PATIENCE);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> nameOf(cookie.getKey()) + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** How the portal calls a cookie. */
    String nameOf(String cookie) {
        return cookie + "-" + URI.create(portal.base()).getPort();
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            keep(response);
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Signs up by the mailed link; ends at home, signed in. */
    void signUp(String email, String name) {
        signUp(email, name, List.of(portal));
    }

    /** The same where any of several portals may send the mail. */
    void signUp(String email, String name, List<RunningPortal> portals) {
        Answer sent = fill("/sign-up", "email", email);
        assertEquals(200, sent.status(), sent::body);
        Answer done = fill(RunningPortal.linkFor(email, portals), "name", name, "password", PASSWORD);
        assertEquals("/", done.location(), done::body);
    }

    /** The first step; ends at home or at the second step. */
    Answer signIn(String email) {
        Answer answer = fill("/sign-in", "email", email, "password", PASSWORD);
        assertEquals(303, answer.status(), answer::body);
        return answer;
    }

    void signOut() {
        get("/");
        assertEquals("/sign-in", post("/sign-out").location());
    }

    /** Two-step verification as it was just turned on. */
    record Protection(PhoneApp app, long step, List<String> backupCodes) {}

    Protection enable(String email) {
        return enable(email, PhoneApp.step());
    }

    /** The same with the code of some step. */
    Protection enable(String email, long step) {
        PhoneApp app = offeredKey("/security/two-step/enable", email);
        Answer on = post("/security/two-step/enable", "password", PASSWORD, "code", app.code(step));
        assertEquals(200, on.status(), on::body);
        List<String> codes = on.backupCodes();
        assertEquals(10, codes.size());
        assertTrue(on.cookie("session").isPresent(), "a new session");
        return new Protection(app, step, codes);
    }

    /** Puts the key that a page shows into an app. */
    PhoneApp offeredKey(String path, String email) {
        Answer page = get(path);
        String uri = find(Pattern.compile("href=\"(otpauth:[^\"]+)\""), page.body())
                .orElseThrow()
                .replace("&amp;", "&")
                .replace("&#61;", "=");
        return PhoneApp.scan(uri, email);
    }

    static String form(List<String> fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(encode(fields.get(i)))
                    .append('=')
                    .append(encode(fields.get(i + 1)));
        }
        return form.toString();
    }

    private void keep(HttpResponse<String> response) {
        for (String header : response.headers().allValues("Set-Cookie")) {
            String name = header.substring(0, header.indexOf('=')).replaceFirst(PORT + "$", "");
            String value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
            if (value.isEmpty() || header.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        find(CSRF, response.body()).ifPresent(token -> csrf = token);
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.toMatchResult()).map(HttpBrowser::first) : Optional.empty();
    }

    private static String first(MatchResult result) {
        return result.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
