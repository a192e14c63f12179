package org.vestibule.adapters.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.token.BearerToken;

/**
 * Reads and writes cookies, all of one kind: for this host only, out of reach of scripts, not sent along from other
 * sites; under HTTPS with the {@code __Host-} prefix by which the browser vouches for that (S-086). A host's ports share
 * its cookies (RFC 6265, section 8.5), so a port that is not the scheme's own is a part of their names: two portals on one
 * host do not sign each other's people out.
 */
final class Cookies {

    /** How many accounts a browser is known by at most: the one least lately signed in to makes room. */
    private static final int MOST_KNOWN_BY = 5;

    /** As long as the server knows it; written anew at every sign-in. */
    private static final Duration KNOWN_FOR = Duration.ofDays(365);

    private static final String BETWEEN = "~";

    private final boolean https;
    private final String port;

    /** @param base the portal's public address */
    Cookies(URI base) {
        https = "https".equals(base.getScheme());
        boolean own = base.getPort() == -1 || base.getPort() == (https ? 443 : 80);
        port = own ? "" : "-" + base.getPort();
    }

    /** What a browser may bear. */
    enum Kind {
        /** Anything it does before a password was right: only ties forms to the browser. */
        VISIT("visit"),
        /** A sign-in that is not complete. */
        SIGN_IN("sign-in"),
        SESSION("session"),
        /** What it is known by, for each account that somebody has signed in to with it. Outlives sessions. */
        BROWSER("browser"),
        /** What the next page says first, sealed. */
        NOTICE("notice");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    Optional<BearerToken> read(HttpServletRequest request, Kind kind) {
        return value(request, kind).flatMap(BearerToken::parse);
    }

    /** What a browser bears to be known by, the latest first; it proves nothing. */
    List<BearerToken> readKnown(HttpServletRequest request) {
        return value(request, Kind.BROWSER).stream()
                .flatMap(all -> Stream.of(all.split(BETWEEN, MOST_KNOWN_BY + 1)))
                .limit(MOST_KNOWN_BY)
                .flatMap(one -> BearerToken.parse(one).stream())
                .toList();
    }

    /**
     * Makes a browser known, or known for longer, as one of an account.
     *
     * @param fresh by what it is known from now on; empty if by what it bears
     */
    void writeKnown(
            HttpServletRequest request, HttpServletResponse response, UUID account, Optional<BearerToken> fresh) {
        List<BearerToken> borne = readKnown(request);
        Optional<BearerToken> kept =
                borne.stream().filter(token -> token.owner().equals(account)).findFirst();
        Stream<BearerToken> others =
                borne.stream().filter(token -> !token.owner().equals(account));
        String value = Stream.concat(fresh.or(() -> kept).stream(), others)
                .limit(MOST_KNOWN_BY)
                .map(BearerToken::text)
                .collect(Collectors.joining(BETWEEN));
        Cookie cookie = cookie(Kind.BROWSER, value);
        cookie.setMaxAge((int) KNOWN_FOR.toSeconds());
        response.addCookie(cookie);
    }

    private Optional<String> value(HttpServletRequest request, Kind kind) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name(kind)))
                .findFirst()
                .map(Cookie::getValue);
    }

    Optional<String> readSealed(HttpServletRequest request) {
        return value(request, Kind.NOTICE);
    }

    void writeSealed(HttpServletResponse response, String sealed, Duration goodFor) {
        Cookie cookie = cookie(Kind.NOTICE, sealed);
        cookie.setMaxAge((int) goodFor.toSeconds());
        response.addCookie(cookie);
    }

    void write(HttpServletResponse response, Kind kind, BearerToken token) {
        response.addCookie(cookie(kind, token.text()));
    }

    void clear(HttpServletResponse response, Kind kind) {
        Cookie cookie = cookie(kind, "");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private Cookie cookie(Kind kind, String value) {
        Cookie cookie = new Cookie(name(kind), value);
        cookie.setPath(Paths.HOME.pattern());
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private String name(Kind kind) {
        return (https ? "__Host-" : "") + kind.name + port;
    }
}
