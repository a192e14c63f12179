package org.vestibule.adapters.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.domain.token.BearerToken;

/**
 * Reads and writes cookies, all of one kind: for this host only, out of reach of scripts, not sent along from other
 * sites; under HTTPS with the {@code __Host-} prefix by which the browser vouches for that (S-086).
 */
final class Cookies {

    private final boolean https;

    Cookies(boolean https) {
        this.https = https;
    }

    /** What a browser may bear. */
    enum Kind {
        /** Anything it does before a password was right: only ties forms to the browser. */
        VISIT("visit"),
        /** A sign-in whose second step is due. */
        SIGN_IN("sign-in"),
        SESSION("session");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    Optional<BearerToken> read(HttpServletRequest request, Kind kind) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name(kind)))
                .findFirst()
                .flatMap(cookie -> BearerToken.parse(cookie.getValue()));
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
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private String name(Kind kind) {
        return https ? "__Host-" + kind.name : kind.name;
    }
}
