package org.vestibule.adapters.web.path;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A path, and what is asked of it.
 *
 * @param asked as it is written, in this order
 */
record Address(String path, Map<String, String> asked) implements Path {

    static Address of(String path) {
        return new Address(path, Map.of());
    }

    Address asking(String name, String written) {
        Map<String, String> all = new LinkedHashMap<>(asked);
        all.remove(name);
        if (!written.isEmpty()) {
            all.put(name, written);
        }
        return new Address(path, all);
    }

    Address behind(String base) {
        return new Address(base + path, asked);
    }

    @Override
    public String toString() {
        return asked.isEmpty()
                ? path
                : asked.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
