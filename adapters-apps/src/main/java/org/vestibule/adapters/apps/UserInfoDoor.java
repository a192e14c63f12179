package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.app.ViewUserInfo;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.Scope;

/**
 * Tells an app of whoever has signed in to it, as it is at this moment. A team that is withheld from them is not among
 * their teams, so that an app that knows nothing of that does the right thing; it stands beside, with what mends it.
 */
final class UserInfoDoor {

    private static final String BEARER = "bearer ";

    private final ViewUserInfo viewUserInfo;
    private final PortalLinks links;

    UserInfoDoor(ViewUserInfo viewUserInfo, PortalLinks links) {
        this.viewUserInfo = viewUserInfo;
        this.links = links;
    }

    Answer tell(HttpServletRequest request) throws Refused, IOException {
        ViewUserInfo.UserInfo info = viewUserInfo
                .view(token(request).orElseThrow(() -> new Refused(Refusal.noToken())))
                .orElseThrow(() -> new Refused(Refusal.tokenNotGood()));
        return Answer.of(body(info));
    }

    /** In the header, or in a form that is sent, but never in both, and never in the address (RFC 6750 §2). */
    private static Optional<String> token(HttpServletRequest request) throws Refused, IOException {
        SentForm.refuseQuery(request);
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        Optional<String> sent = request.getMethod().equals("POST") && SentForm.isForm(request)
                ? SentForm.read(request).find("access_token")
                : Optional.empty();
        if (headers.size() + sent.stream().count() > 1) {
            throw new Refused(Refusal.malformed("the access token is there more than once"));
        }
        return headers.isEmpty()
                ? sent
                : Optional.of(headers.get(0))
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length()).strip());
    }

    private Map<String, Object> body(ViewUserInfo.UserInfo info) {
        Account account = info.account();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sub", account.id().toString());
        if (info.scopes().has(Scope.PROFILE)) {
            body.put("name", account.name().value());
        }
        if (info.scopes().has(Scope.EMAIL)) {
            body.put("email", account.email().written());
            body.put("email_verified", true);
        }
        if (info.scopes().has(Scope.TEAMS)) {
            body.put("teams", list(info.places(), true));
            body.put("teams_withheld", list(info.places(), false));
        }
        return body;
    }

    private List<Map<String, String>> list(List<Place> places, boolean open) {
        return places.stream()
                .filter(place -> place.standing().participates() == open)
                .map(place -> open ? open(place) : withheld(place))
                .toList();
    }

    private static Map<String, String> open(Place place) {
        Map<String, String> team = named(place);
        team.put("role", place.me().role().name().toLowerCase(Locale.ROOT));
        return team;
    }

    /** There is one reason so far; an app that does not know one can still show the link. */
    private Map<String, String> withheld(Place place) {
        Map<String, String> team = named(place);
        team.put("reason", "two-step-required");
        team.put("link", links.enable().toString());
        return team;
    }

    private static Map<String, String> named(Place place) {
        Map<String, String> team = new LinkedHashMap<>();
        team.put("id", place.team().id().toString());
        team.put("name", place.team().name().value());
        return team;
    }
}
