package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an app asks for in the address: each parameter once, and none that nobody knows, for a token may be in one. */
record Query(Map<String, String> given) {

    static Query read(HttpServletRequest request, Set<String> known) throws Refused {
        String text = Optional.ofNullable(request.getQueryString()).orElse("");
        Map<String, String> given = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] both = pair.split("=", 2);
            String value = both.length < 2 ? "" : SentForm.decode(both[1]);
            String name = SentForm.decode(both[0]);
            if (!name.isEmpty() && !known.contains(name)) {
                throw new Refused(Refusal.malformed("a parameter in the address is not known"));
            }
            if (!value.isEmpty() && given.put(name, value) != null) {
                throw new Refused(Refusal.malformed("a parameter is there more than once"));
            }
        }
        return new Query(Map.copyOf(given));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(given.get(name));
    }
}
