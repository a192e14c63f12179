package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.member.Role;

/** Answers are compressed where that tells nobody anything (S-088, L-41). */
class CompressionTest {

    private final Northwind northwind = new Northwind();

    @AfterEach
    void stop() {
        northwind.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                  | absent      | true
            gzip, deflate, br     | same-origin | true
            br;q=1.0, GZIP;q=0.5  | none        | true
            *                     | absent      | true
            x-gzip                | absent      | true
            gzip;q=0              | absent      | false
            gzip; q=0.000, br     | absent      | false
            gzip;q=0.001          | absent      | true
            gzipped               | absent      | false
            br                    | absent      | false
            identity              | absent      | false
            absent                | absent      | false
            gzip                  | cross-site  | false
            gzip                  | same-site   | false
            """)
    void whoever_takes_it_is_answered_in_gzip_unless_another_site_has_asked(
            String encodings, String site, boolean compressed) throws Exception {
        for (String path : List.of("/people", "/people?q=nobody", "/general", "/people.csv")) {
            Map<String, String> headers = new TreeMap<>();
            Optional.of(encodings)
                    .filter(value -> !value.equals("absent"))
                    .ifPresent(value -> headers.put("Accept-Encoding", value));
            Optional.of(site)
                    .filter(value -> !value.equals("absent"))
                    .ifPresent(value -> headers.put("Sec-Fetch-Site", value));
            HttpResponse<byte[]> answer = get(northwind.at(path), headers);
            boolean large = !path.endsWith(".csv");
            assertEquals(200, answer.statusCode());
            assertEquals("Accept-Encoding, Sec-Fetch-Site", header(answer, "Vary"));
            assertEquals(compressed && large ? "gzip" : "", header(answer, "Content-Encoding"), path);
            String text = text(answer);
            assertTrue(text.contains(large ? "</html>" : "user@example.com"), text);
        }
    }

    @Test
    void a_large_file_is_compressed_too() throws Exception {
        for (int i = 0; i < 20; i++) {
            northwind.join("more" + i + "@example.com", Role.USER);
        }
        HttpResponse<byte[]> answer = get(northwind.at("/people.csv"), Map.of("Accept-Encoding", "gzip"));
        assertEquals("gzip", header(answer, "Content-Encoding"));
        assertTrue(text(answer).contains("more19@example.com"));
    }

    /** What another site's text could be compared with, by how it packs. */
    @Test
    void keys_and_codes_are_never_compressed() throws Exception {
        String gzip = "gzip";
        for (String path :
                List.of("/security/two-step/enable", "/security/two-step/change-device", "/security/backup-codes")) {
            HttpResponse<byte[]> answer = get(path, Map.of("Accept-Encoding", gzip));
            assertTrue(answer.statusCode() < 400, path);
            assertEquals("", header(answer, "Content-Encoding"), path);
        }
        assertEquals("gzip", header(get("/security", Map.of("Accept-Encoding", gzip)), "Content-Encoding"));
    }

    @Test
    void a_static_file_is_not_sent_in_what_is_refused() throws Exception {
        String html = northwind.signedIn(Role.MANAGER).get("/").body();
        String css = html.substring(html.indexOf("/assets/"), html.indexOf(".css") + 4);
        assertEquals("", header(get(css, Map.of("Accept-Encoding", "gzip;q=0")), "Content-Encoding"));
        assertEquals("gzip", header(get(css, Map.of("Accept-Encoding", "br, gzip")), "Content-Encoding"));
    }

    /** The token is masked, each time by another mask; each of them works, and nothing else does. */
    @Test
    void the_token_of_a_form_is_never_the_same_twice() {
        Browser manager = northwind.signedIn(Role.MANAGER);
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String body = manager.get(northwind.at("/people")).body();
            assertTrue(body.contains(manager.token()));
            tokens.add(manager.token());
        }
        assertEquals(20, tokens.size());
        String remind = northwind.at("/people/remind");
        for (String token : tokens) {
            assertGoesTo(northwind.at("/people"), manager.post(remind, Map.of("csrf", token)));
        }
        String one = manager.token();
        Browser other = northwind.signedIn(Role.ADMIN);
        assertNotEquals(one, other.token());
        String half = one.substring(0, one.length() / 2);
        for (String wrong :
                List.of("", "x", "=", half, half + half, one + "AAAA", "A".repeat(86), other.token(), "%")) {
            assertRefused(403, "form-outdated", manager.post(remind, Map.of("csrf", wrong)));
        }
        assertFalse(tokens.contains(other.token()));
    }

    private HttpResponse<byte[]> get(String path, Map<String, String> headers) throws Exception {
        Browser manager = northwind.browser(
                path.startsWith("/teams") ? Role.MANAGER : path.contains("enable") ? Role.USER : Role.OWNER);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(northwind.web.address().resolve(path));
        headers.forEach(request::header);
        request.header("Connection", "close"); // as Browser's
        request.header("Cookie", "session=" + manager.cookies.get("session"));
        return Browser.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        if (header(answer, "Content-Encoding").equals("gzip")) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
