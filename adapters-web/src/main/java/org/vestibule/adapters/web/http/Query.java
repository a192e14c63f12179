package org.vestibule.adapters.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of an address. What cannot be read of them is as if it were not there: they only ask for a view. */
final class Query {

    private Query() {}

    static Map<String, String> read(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                decode(parts[0]).ifPresent(name -> decode(parts[1]).ifPresent(value -> query.putIfAbsent(name, value)));
            }
        }
        return query;
    }

    private static Optional<String> decode(String encoded) {
        try {
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
