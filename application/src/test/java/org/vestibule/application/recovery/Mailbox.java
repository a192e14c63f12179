package org.vestibule.application.recovery;

import java.util.List;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

/** What was mailed, oldest first. */
record Mailbox(InMemoryPortal portal) {

    List<Notice> mails(Notice.Kind kind) {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    /** The secret in the latest mail's link. */
    BearerToken link(Notice.Kind kind) {
        List<Notice> mails = mails(kind);
        String path = mails.get(mails.size() - 1).link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }
}
