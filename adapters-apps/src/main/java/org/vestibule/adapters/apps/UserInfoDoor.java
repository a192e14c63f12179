package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.app.ViewUserInfo;
import org.vestibule.domain.app.Scope;

/** Tells an app of whoever has signed in to it, as it is at this moment (OIDC Core §5.3). */
final class UserInfoDoor {

    private final ViewUserInfo viewUserInfo;
    private final TeamsTold teams;

    UserInfoDoor(ViewUserInfo viewUserInfo, TeamsTold teams) {
        this.viewUserInfo = viewUserInfo;
        this.teams = teams;
    }

    Answer tell(HttpServletRequest request) throws Refused, IOException {
        SentForm.refuseQuery(request);
        Optional<String> sent = request.getMethod().equals("POST") && SentForm.isForm(request)
                ? SentForm.read(request).find("access_token")
                : Optional.empty();
        return viewUserInfo
                .view(Bearer.token(request, sent))
                .map(info -> Answer.of(body(info)))
                .orElseThrow(() -> new Refused(Refusal.tokenNotGood()));
    }

    private Map<String, Object> body(ViewUserInfo.UserInfo info) {
        Map<String, Object> body = PersonTold.of(info, "sub");
        if (info.scopes().has(Scope.EMAIL)) {
            body.put("email_verified", true);
        }
        if (info.scopes().has(Scope.TEAMS)) {
            body.put("teams", teams.open(info.places()));
            body.put("teams_withheld", teams.withheld(info.places()));
        }
        return body;
    }
}
