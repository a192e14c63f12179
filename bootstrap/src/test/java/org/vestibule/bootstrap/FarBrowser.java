package org.vestibule.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.testkit.TestCertificate;

/**
 * Somebody who comes by HTTPS from an address of their own, all of a loopback network being this machine's. The JDK's
 * client can neither choose that nor go to one address and ask for another.
 */
final class FarBrowser {

    private static final Pattern COOKIE = Pattern.compile("(?im)^Set-Cookie: ([^=]+)=([^;\r]*)");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final int PATIENCE = 30_000;

    private final URI base;
    private final String from;
    private final TestCertificate trusted;
    private final String headers;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    /**
     * A new one.
     *
     * @param base whose name is that of no machine: its port is on this one
     * @param headers lines of its own, with their ends
     */
    FarBrowser(URI base, String from, TestCertificate trusted, String headers) {
        this.base = base;
        this.from = from;
        this.trusted = trusted;
        this.headers = headers;
    }

    /** All of one answer, as it came. */
    record Answer(String text) {

        int status() {
            return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }

        /** The stable code of the refusal that the page shows. */
        String code() {
            return first(Pattern.compile("data-code=\"([^\"]+)\""), text).orElse("");
        }
    }

    Answer get(String path) {
        return send("GET " + path, "");
    }

    /** Sends the form of the page that was shown last. */
    Answer post(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("csrf", csrf));
        all.addAll(List.of(fields));
        return send("POST " + path, HttpBrowser.form(all));
    }

    /** The same; and the form that comes back, if one does. */
    Answer fill(String path, String... fields) {
        get(path);
        Answer answer = post(path, fields);
        return answer.status() == 303 ? get(path) : answer;
    }

    /** In the older version of HTTP the whole answer ends with the connection. */
    private Answer send(String what, String form) {
        String request = what + " HTTP/1.0\r\nHost: " + base.getAuthority() + "\r\nOrigin: " + base + "\r\n" + headers
                + (cookies.isEmpty() ? "" : "Cookie: " + cookieHeader() + "\r\n")
                + (form.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\r\n")
                + "Content-Length: " + form.length() + "\r\n\r\n" + form;
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(PATIENCE);
            plain.bind(new InetSocketAddress(ClientAddress.literal(from).orElseThrow(), 0));
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()));
            try (SSLSocket tls = (SSLSocket) TestCertificate.trusting(trusted)
                    .getSocketFactory()
                    .createSocket(plain, base.getHost(), base.getPort(), true)) {
                tls.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                return keep(new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Answer keep(String answer) {
        COOKIE.matcher(answer).results().forEach(cookie -> cookies.put(cookie.group(1), cookie.group(2)));
        first(CSRF, answer).ifPresent(token -> csrf = token);
        return new Answer(answer);
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }
}
