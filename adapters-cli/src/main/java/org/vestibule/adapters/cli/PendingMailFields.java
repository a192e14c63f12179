package org.vestibule.adapters.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.application.notice.PendingMail;

/** What programs are told of mails that wait: names and values that do not change from one release to the next. */
final class PendingMailFields {

    private PendingMailFields() {}

    static Map<String, Object> of(PendingMail mail) {
        Map<String, Object> fields = new LinkedHashMap<>(named(mail));
        fields.put("since", mail.since());
        fields.put("tries", mail.tries());
        fields.put("state", Words.of(mail.state()));
        fields.put("due", mail.due());
        mail.why().ifPresent(why -> fields.put("why", why));
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> named(PendingMail mail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", mail.id());
        fields.put("account", mail.account());
        mail.notice().ifPresent(notice -> {
            fields.put("kind", Words.of(notice.kind()));
            fields.put("to", notice.to().written());
        });
        return Collections.unmodifiableMap(fields);
    }
}
