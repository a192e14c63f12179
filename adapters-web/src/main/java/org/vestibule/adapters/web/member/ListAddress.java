package org.vestibule.adapters.web.member;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.vestibule.adapters.web.http.Query;

/** The address of a list with all that it is asked for, so that no link loses any of it. */
final class ListAddress {

    private final String path;
    private final Map<String, String> asked;

    private ListAddress(String path, Map<String, String> asked) {
        this.path = path;
        this.asked = asked;
    }

    static ListAddress of(String path) {
        return new ListAddress(path, Map.of());
    }

    /** The same, asking for something else; for nothing, if the value is empty. */
    ListAddress with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(asked);
        all.remove(name);
        if (!value.isEmpty()) {
            all.put(name, value);
        }
        return new ListAddress(path, all);
    }

    ListAddress with(String name, int value) {
        return with(name, String.valueOf(value));
    }

    @Override
    public String toString() {
        return asked.isEmpty()
                ? path
                : path
                        + asked.entrySet().stream()
                                .map(one -> one.getKey() + "=" + Query.encode(one.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }
}
