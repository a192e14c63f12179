package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The access token that a request bears: never in the address, where proxies would log it (RFC 6750 §2). */
final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** The one in the header. */
    static String token(HttpServletRequest request) throws Refused {
        return token(request, Optional.empty());
    }

    /** The one in the header, or that was sent in a form; it is in one of them. */
    static String token(HttpServletRequest request, Optional<String> sent) throws Refused {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() + sent.stream().count() > 1) {
            throw new Refused(Refusal.malformed("the access token is there more than once"));
        }
        Optional<String> shown = headers.stream()
                .findFirst()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
        return shown.or(() -> sent).orElseThrow(() -> new Refused(Refusal.noToken()));
    }
}
