package org.vestibule.adapters.web.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.member.Role;

/**
 * One row of the route table.
 *
 * @param path with named segments: {@code {token}} takes any text, every other an id, and a path in whose place
 *     something else stands is none of the portal's
 * @param right what the role must allow, on a row that needs a team
 * @param provenAct as what its form, which needs a fresh proof, is named on the page that asks for it; null where it needs
 *     none
 * @param goesByClock whether something about it does, so that it is not answered while this node's clock is off
 * @param get answers GET and HEAD, which change nothing that matters
 * @param post answers POST; null where there is nothing to send
 */
public record Route(
        String path,
        Need need,
        Predicate<Role> right,
        @Nullable String provenAct,
        boolean goesByClock,
        @Nullable Handler get,
        @Nullable Handler post) {

    private static final Pattern SEGMENT = Pattern.compile("\\{(\\w+)}");
    private static final String TOKEN = "[^/]+";
    private static final String ID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** Of each row, made once. */
    private static final Map<String, Pattern> SHAPES = new ConcurrentHashMap<>();

    /** A row that is the same for all roles. */
    public Route(String path, Need need, @Nullable Handler get, @Nullable Handler post) {
        this(path, need, anyRole -> true, get, post);
    }

    /** A row for those whose role has a right. */
    public Route(String path, Need need, Predicate<Role> right, @Nullable Handler get, @Nullable Handler post) {
        this(path, need, right, null, true, get, post);
    }

    /** The same row, whose form needs a fresh proof; the bundle has the words of the act. */
    public Route withFreshProof(String act) {
        return new Route(path, need, right, act, goesByClock, get, post);
    }

    /** The same row, answered whatever this node's clock says. */
    public Route whateverTheClock() {
        return new Route(path, need, right, provenAct, false, get, post);
    }

    /** What stands in the place of each named segment, if this row is the one for a path. */
    Optional<Map<String, String>> match(String requested) {
        Matcher matcher = SHAPES.computeIfAbsent(path, Route::shape).matcher(requested);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> segments = new HashMap<>();
        for (MatchResult name : SEGMENT.matcher(path).results().toList()) {
            segments.put(name.group(1), matcher.group(name.group(1)));
        }
        return Optional.of(segments);
    }

    private static Pattern shape(String path) {
        StringBuilder shape = new StringBuilder();
        int end = 0;
        for (MatchResult name : SEGMENT.matcher(path).results().toList()) {
            shape.append(Pattern.quote(path.substring(end, name.start())))
                    .append("(?<")
                    .append(name.group(1))
                    .append('>')
                    .append(name.group(1).equals("token") ? TOKEN : ID)
                    .append(')');
            end = name.end();
        }
        return Pattern.compile(shape.append(Pattern.quote(path.substring(end))).toString());
    }

    /** The path of the page with its form; the start page if it has none. */
    String form(String requested) {
        return get == null ? "/" : requested;
    }

    /** The methods it answers, as the {@code Allow} header lists them. */
    String allowed() {
        return get == null ? "POST" : post == null ? "GET, HEAD" : "GET, HEAD, POST";
    }
}
