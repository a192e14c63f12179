package org.vestibule.adapters.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows nothing but to a form that comes back, knows the token of the form it saw last. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    /** Asks for no other version of HTTP, which would have to be said where a connection's end is. */
    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Map<String, String> cookies = new TreeMap<>();

    /** Sent with each request. */
    final Map<String, String> headers = new TreeMap<>();

    private final URI portal;
    private final HttpClient client;
    private String token = "";

    Browser(URI portal) {
        this(portal, CLIENT);
    }

    /** One that has reason to trust others than all do. */
    Browser(URI portal, HttpClient client) {
        this.portal = portal;
        this.client = client;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("csrf", token);
        return post(path, encode(all), Map.of());
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded"));
        all.putAll(headers);
        String before = borneToNext();
        HttpResponse<String> answer = send("POST", path, HttpRequest.BodyPublishers.ofString(body), all);
        return answer.statusCode() == 303 && !borneToNext().equals(before) ? followedToForm(answer) : answer;
    }

    /** What the next page is to show, whatever the portal's address makes of the cookie's name. */
    private String borneToNext() {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().contains("notice"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The form that has come back by its own address, if it has; else the answer that leads elsewhere. */
    private HttpResponse<String> followedToForm(HttpResponse<String> answer) {
        Map<String, String> borne = Map.copyOf(cookies);
        String seen = token;
        HttpResponse<String> next = get(answer.headers().firstValue("Location").orElseThrow());
        if (next.statusCode() == 422) {
            return next;
        }
        cookies.clear();
        cookies.putAll(borne);
        token = seen;
        return answer;
    }

    String token() {
        return token;
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.resolve(path)).method(method, body);
        // A connection that is kept would be waited for by the server, a second long, when it stops.
        request.header("Connection", "close");
        this.headers.forEach(request::header);
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher form = TOKEN.matcher(response.body());
            token = form.find() ? form.group(1) : token;
            return response;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
