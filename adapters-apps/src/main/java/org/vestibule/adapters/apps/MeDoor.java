package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.application.app.ViewUserInfo;
import org.vestibule.domain.app.Scope;

/** Tells an app who signed in to it, and in which teams they are. */
final class MeDoor {

    private final ViewUserInfo viewUserInfo;
    private final TeamsTold teams;

    MeDoor(ViewUserInfo viewUserInfo, TeamsTold teams) {
        this.viewUserInfo = viewUserInfo;
        this.teams = teams;
    }

    Answer me(HttpServletRequest request) throws Refused {
        return Answer.of(PersonTold.of(info(request), "id"));
    }

    Answer teams(HttpServletRequest request) throws Refused {
        ViewUserInfo.UserInfo info = info(request);
        if (!info.scopes().has(Scope.TEAMS)) {
            throw new Refused(ApiRefusals.scopeMissing(Scope.TEAMS));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("teams", teams.open(info.places()));
        body.put("withheld", teams.withheldSince(info.places()));
        return Answer.of(body);
    }

    private ViewUserInfo.UserInfo info(HttpServletRequest request) throws Refused {
        SentForm.refuseQuery(request);
        return viewUserInfo.view(Bearer.token(request)).orElseThrow(() -> new Refused(Refusal.tokenNotGood()));
    }
}
