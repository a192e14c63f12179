package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.vestibule.adapters.web.server.ReadBody;

/**
 * The fields of a form as they were sent: each once, in UTF-8, 600 of them and 64 KiB in all at most. Read here and
 * nowhere else, so that a repeated field, or one smuggled into the address, never means something (S-068).
 */
final class Form {

    private static final int MOST_BYTES = ReadBody.MOST_BYTES - 1;
    private static final int MOST_FIELDS = 600;
    private static final String TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    static Map<String, String> read(HttpServletRequest request) throws IOException, BadRequest {
        String type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
            throw new BadRequest(415, "request-malformed");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1); // it has come as a whole before
        if (body.length > MOST_BYTES) {
            throw new BadRequest(413, "request-too-large");
        }
        if (count(body, '&') >= MOST_FIELDS) { // each costs much more than the bytes that it is sent in
            throw new BadRequest(413, "request-too-large");
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : text(body).split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (fields.put(decode(name), decode(value)) != null) {
                throw new BadRequest(400, "request-malformed");
            }
        }
        return fields;
    }

    private static int count(byte[] body, char one) {
        int count = 0;
        for (byte other : body) {
            count += other == one ? 1 : 0;
        }
        return count;
    }

    private static String decode(String encoded) throws BadRequest {
        try {
            return text(URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notEncoded) {
            throw new BadRequest(400, "request-malformed");
        }
    }

    /** Decodes strictly: what is not UTF-8 is refused, not replaced. */
    private static String text(byte[] bytes) throws BadRequest {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new BadRequest(400, "request-malformed");
        }
    }
}
