package org.vestibule.adapters.apps;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What an app is answered.
 *
 * @param type of what it is
 * @param text nothing if it is empty
 * @param headers besides those of every answer
 */
record Answer(int status, String type, String text, Map<String, String> headers) {

    static final String JSON = "application/json";

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** Public, and good for a while. */
    private static final Map<String, String> KEPT_FOR_A_WHILE = Map.of("Cache-Control", "public, max-age=300");

    /**
     * A JSON object.
     *
     * @param body its members, in this order; nothing if there are none
     */
    static Answer of(int status, String type, Map<String, ?> body, Map<String, String> headers) {
        return new Answer(status, type, body.isEmpty() ? "" : JSONObjectUtils.toJSONString(body), headers);
    }

    /** For the one who asked. */
    static Answer of(Map<String, ?> body) {
        return of(OK, JSON, body, Map.of());
    }

    /** The same, as a text. */
    static Answer of(String json, Map<String, String> headers) {
        return new Answer(OK, JSON, json, headers);
    }

    /** For everybody, who need not ask again for five minutes. */
    static Answer forAll(Map<String, ?> body) {
        return of(OK, JSON, body, KEPT_FOR_A_WHILE);
    }

    /** The same, as a text. */
    static Answer forAll(String json) {
        return of(json, KEPT_FOR_A_WHILE);
    }

    /** That it is done. */
    static Answer done() {
        return empty(OK, Map.of());
    }

    /** Without words. */
    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, JSON, "", headers);
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (status == NO_CONTENT || status == NOT_MODIFIED) { // whose length nobody may be told (RFC 9110 §8.6)
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            response.setContentType(type);
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Has tokens in it, and what is somebody's. */
    @Override
    public String toString() {
        return "Answer[" + status + " …]";
    }
}
