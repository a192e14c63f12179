package org.vestibule.adapters.web.http;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.member.Role;

/**
 * One row of the route table.
 *
 * @param right what the role must allow, on a row that needs a team
 * @param provenAct as what its form, which needs a fresh proof, is named on the page that asks for it; null where it needs
 *     none
 * @param goesByClock whether something about it does, so that it is not answered while this node's clock is off
 * @param get answers GET and HEAD, which change nothing that matters
 * @param post answers POST; null where there is nothing to send
 */
public record Route(
        PathPattern pattern,
        Need need,
        Predicate<Role> right,
        @Nullable String provenAct,
        boolean goesByClock,
        @Nullable Handler get,
        @Nullable Handler post) {

    /** A row that is the same for all roles. */
    public Route(String path, Need need, @Nullable Handler get, @Nullable Handler post) {
        this(path, need, anyRole -> true, get, post);
    }

    /** A row for those whose role has a right. */
    public Route(String path, Need need, Predicate<Role> right, @Nullable Handler get, @Nullable Handler post) {
        this(PathPattern.of(path), need, right, null, true, get, post);
    }

    /** The same row, whose form needs a fresh proof; the bundle has the words of the act. */
    public Route withFreshProof(String act) {
        return new Route(pattern, need, right, act, goesByClock, get, post);
    }

    /** The same row, answered whatever this node's clock says. */
    public Route whateverTheClock() {
        return new Route(pattern, need, right, provenAct, false, get, post);
    }

    /** Its path, with the names of its segments. */
    public String path() {
        return pattern.path();
    }

    /** What stands in the place of each segment, if this row is the one for a path. */
    Optional<Segments> match(String requested) {
        return pattern.match(requested);
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
