package org.vestibule.adapters.apps;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.application.app.ViewUserInfo;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.Scope;

/** Whoever signed in to an app, as it may know them. */
final class PersonTold {

    private PersonTold() {}

    /**
     * What it may know.
     *
     * @param id what it calls that by which they are known
     */
    static Map<String, Object> of(ViewUserInfo.UserInfo info, String id) {
        Account account = info.account();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(id, account.id().toString());
        if (info.scopes().has(Scope.PROFILE)) {
            body.put("name", account.name().value());
        }
        if (info.scopes().has(Scope.EMAIL)) {
            body.put("email", account.email().written());
        }
        return body;
    }
}
