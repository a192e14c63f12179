package org.vestibule.adapters.apps;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What an app is answered.
 *
 * @param body a JSON object, its members in the order of the map; none if it is empty
 * @param headers besides those of every answer
 */
record Answer(int status, Map<String, ?> body, Map<String, String> headers) {

    private static final int OK = 200;

    /** Public, and good for a while. */
    private static final Map<String, String> KEPT_FOR_A_WHILE = Map.of("Cache-Control", "public, max-age=300");

    /** For the one who asked. */
    static Answer of(Map<String, ?> body) {
        return new Answer(OK, body, Map.of());
    }

    /** For everybody, who need not ask again for five minutes. */
    static Answer forAll(Map<String, ?> body) {
        return new Answer(OK, body, KEPT_FOR_A_WHILE);
    }

    /** That it is done. */
    static Answer done() {
        return new Answer(OK, Map.of(), Map.of());
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        byte[] json = body.isEmpty()
                ? new byte[0]
                : JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
        if (json.length > 0) {
            response.setContentType("application/json");
        }
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
