package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.vestibule.domain.token.BearerToken;

/** Browsers of which nothing is known but that they are here. */
final class Visitors {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Cookies cookies;
    private final RandomGenerator random;

    Visitors(Cookies cookies, RandomGenerator random) {
        this.cookies = cookies;
        this.random = random;
    }

    /** As what each is known: by its visit, which begins now unless it has begun. */
    Bearer bearer(HttpServletRequest request) {
        Optional<BearerToken> visit = cookies.read(request, Cookies.Kind.VISIT);
        return Bearer.visitor(visit.orElseGet(() -> BearerToken.make(NOBODY, random)), visit.isEmpty());
    }
}
