package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a form may cost, whoever sends it (F-09). */
class FormLimitsTest {

    private static final int MOST_FIELDS = 600;

    private final WebPortal web = new WebPortal();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void a_form_has_so_many_fields_at_most() {
        assertRefused(413, "request-too-large", send(MOST_FIELDS + 1));
        assertRefused(403, "form-expired", send(MOST_FIELDS)); // which is read, but was never shown
    }

    /** Each of these quotes is six characters on the page. */
    @Test
    void what_is_shown_again_is_no_longer_than_a_line_can_be() {
        Browser browser = web.browser();
        browser.get("/sign-up");
        HttpResponse<String> answer = browser.post("/sign-up", Map.of("email", "\"".repeat(20_000)));
        assertRefused(422, "email-malformed", answer);
        assertTrue(answer.body().length() < 16_000, () -> answer.body().length() + " characters");
    }

    private HttpResponse<String> send(int fields) {
        String body = IntStream.range(0, fields).mapToObj(i -> "f" + i + "=a").collect(Collectors.joining("&"));
        Browser browser = web.browser();
        browser.get("/sign-in");
        return browser.post("/sign-in", body, Map.of());
    }
}
