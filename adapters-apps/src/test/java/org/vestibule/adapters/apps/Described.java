package org.vestibule.adapters.apps;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document of the API, as a program reads it: so much of OpenAPI and JSON Schema as is used there. */
final class Described {

    private static final String REF = "$ref";

    private final Map<String, ?> all;

    Described(String json) {
        try {
            all = JSONObjectUtils.parse(json);
        } catch (ParseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Something by the names on the way to it. */
    Map<?, ?> at(String... names) {
        return at(all, names);
    }

    private Map<?, ?> at(Map<?, ?> from, String... names) {
        Map<?, ?> found = from;
        for (String name : names) {
            found = resolved((Map<?, ?>) Objects.requireNonNull(found.get(name), name + " of " + found.keySet()));
        }
        return found;
    }

    private Map<?, ?> resolved(Map<?, ?> one) {
        return one.get(REF) instanceof String ref
                ? at(ref.substring("#/".length()).split("/"))
                : one;
    }

    Set<String> paths() {
        return names(at("paths"));
    }

    /** In capitals. */
    Set<String> methods(String path) {
        return names(at("paths", path)).stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<?, ?> operation(String method, String path) {
        return at("paths", path, method.toLowerCase(Locale.ROOT));
    }

    Set<String> statuses(String method, String path) {
        return names(at(operation(method, path), "responses"));
    }

    /** Of the refusals with a status. */
    Set<String> codes(String method, String path, String status) {
        Map<?, ?> response = at(operation(method, path), "responses", status);
        return response.get("content") instanceof Map<?, ?> content && content.get(Problem.TYPE) != null
                ? schemas(at(content, Problem.TYPE, "schema"))
                        .flatMap(schema -> codes(schema).stream())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Each part of it that narrows down the codes; the general one does not. */
    private Stream<Map<?, ?>> schemas(Map<?, ?> schema) {
        return ((List<?>) Objects.requireNonNull(schema.get("allOf")))
                .stream().<Map<?, ?>>map(part -> (Map<?, ?>) part).filter(part -> part.get(REF) == null);
    }

    /** Of all refusals. */
    Set<String> codes() {
        return codes(at("components", "schemas", "Problem"));
    }

    private Set<String> codes(Map<?, ?> schema) {
        return ((Collection<?>)
                        Objects.requireNonNull(at(schema, "properties", "code").get("enum")))
                .stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether an answer has the form that is told of it. */
    boolean fits(String method, String path, String status, Map<String, ?> body) {
        return fits(at(operation(method, path), "responses", status, "content", Answer.JSON, "schema"), body);
    }

    private boolean fits(Map<?, ?> schema, Object value) {
        Map<?, ?> told = resolved(schema);
        if (told.get("enum") instanceof Collection<?> words) {
            return words.contains(value);
        }
        return switch (String.valueOf(told.get("type"))) {
            case "object" -> value instanceof Map<?, ?> object && members(told, object);
            case "array" ->
                value instanceof List<?> list && list.stream().allMatch(item -> fits(at(told, "items"), item));
            case "string" -> value instanceof String;
            default -> false;
        };
    }

    private boolean members(Map<?, ?> told, Map<?, ?> object) {
        Map<?, ?> properties = at(told, "properties");
        return names(object).containsAll((Collection<?>) Objects.requireNonNull(told.get("required")))
                && object.entrySet().stream()
                        .allMatch(member -> properties.get(member.getKey()) instanceof Map<?, ?> schema
                                && fits(schema, Objects.requireNonNull(member.getValue())));
    }

    private static Set<String> names(Map<?, ?> object) {
        return object.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
