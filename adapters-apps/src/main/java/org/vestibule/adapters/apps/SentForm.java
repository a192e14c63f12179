package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters that an app sent, by name: each once, in the body and nowhere else, so that nothing means something in two
 * ways, or stands in the log of a proxy (RFC 6749 §3.2). An empty one is as good as none.
 */
record SentForm(Map<String, String> given) {

    private static final int MOST_BYTES = 8 * 1024;
    private static final String TYPE = "application/x-www-form-urlencoded";

    static SentForm read(HttpServletRequest request) throws IOException, Refused {
        refuseQuery(request);
        if (!isForm(request)) {
            throw new Refused(Refusal.notAForm());
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refused(Refusal.tooLarge());
        }
        Map<String, String> given = new HashMap<>();
        for (String pair : text(body).split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!value.isEmpty() && given.put(decode(pair.substring(0, equals)), value) != null) {
                throw new Refused(Refusal.malformed("a parameter is there more than once"));
            }
        }
        return new SentForm(Map.copyOf(given));
    }

    static void refuseQuery(HttpServletRequest request) throws Refused {
        if (request.getQueryString() != null) {
            throw new Refused(Refusal.malformed("no parameter may stand in the address"));
        }
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** One that has to be there. */
    String need(String name) throws Refused {
        return find(name).orElseThrow(() -> new Refused(Refusal.malformed(name + " is missing")));
    }

    /** Decodes strictly: what is not UTF-8 is refused, not replaced. */
    static String decode(String encoded) throws Refused {
        try {
            return text(URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notEncoded) {
            throw new Refused(Refusal.malformed("a parameter is not form-url-encoded"));
        }
    }

    static String text(byte[] bytes) throws Refused {
        return Utf8.read(bytes).orElseThrow(() -> new Refused(Refusal.malformed("what was sent is not UTF-8")));
    }

    /** Has secrets in it. */
    @Override
    public String toString() {
        return "SentForm" + given.keySet();
    }
}
