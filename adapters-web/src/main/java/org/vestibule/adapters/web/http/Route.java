package org.vestibule.adapters.web.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the route table.
 *
 * @param path with at most one {@code {token}}, which takes one segment
 * @param get answers GET and HEAD, which change nothing that matters
 * @param post answers POST; null where there is nothing to send
 */
public record Route(
        String path,
        Need need,
        @Nullable Handler get,
        @Nullable Handler post) {

    private static final String SEGMENT = "{token}";

    /** The segment in the place of {@code {token}}, or an empty text, if this row is the one for a path. */
    Optional<String> match(String requested) {
        if (!path.contains(SEGMENT)) {
            return path.equals(requested) ? Optional.of("") : Optional.empty();
        }
        Matcher matcher = Pattern.compile(Pattern.quote(path).replace(SEGMENT, "\\E([^/]+)\\Q"))
                .matcher(requested);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The methods it answers, as the {@code Allow} header lists them. */
    String allowed() {
        return get == null ? "POST" : post == null ? "GET, HEAD" : "GET, HEAD, POST";
    }
}
