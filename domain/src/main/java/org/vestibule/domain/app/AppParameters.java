package org.vestibule.domain.app;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an app has given in the address, by name; what is empty is not there (RFC 6749 §3.1). */
public record AppParameters(Map<String, List<String>> all) {

    /** Reads them. */
    public static AppParameters of(AppQuery query) {
        Map<String, List<String>> all = new HashMap<>();
        for (String pair : query.text().split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            if (!value.isEmpty()) {
                all.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(value);
            }
        }
        return new AppParameters(all);
    }

    /** What cannot be decoded, or kept, is as good as nothing. */
    private static String decoded(String encoded) {
        try {
            String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return value.indexOf('\0') < 0 ? value : "";
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    /** Whether there is any. */
    public boolean has(String name) {
        return all.containsKey(name);
    }

    /** Whether one of them is there twice. */
    public boolean isAnyDoubled() {
        return all.values().stream().anyMatch(values -> values.size() > 1);
    }

    /** Empty as well if it is there twice: nobody knows which is meant. */
    public Optional<String> once(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0));
    }

    /** The same; nothing in its place. */
    public String text(String name) {
        return once(name).orElse("");
    }
}
