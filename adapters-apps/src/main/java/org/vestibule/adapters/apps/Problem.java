package org.vestibule.adapters.apps;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as the API tells it (RFC 9457). Where OAuth 2.0 says how one is told, that is done instead. */
final class Problem {

    static final String TYPE = "application/problem+json";

    /** What a status is called, which is all that its kind says (RFC 9457 §4.2.1). */
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(428, "Precondition Required"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private Problem() {}

    static Answer of(Refusal why) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", TITLES.getOrDefault(why.status(), "Refused"));
        body.put("status", why.status());
        body.put("code", why.code());
        body.put("detail", why.description());
        return Answer.of(why.status(), TYPE, body, why.headers());
    }
}
