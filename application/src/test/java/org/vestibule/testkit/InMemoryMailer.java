package org.vestibule.testkit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;

/** Keeps mails instead of sending them, and can be down like any mail server. */
public final class InMemoryMailer implements Mailer {

    private final List<Notice> sent = new CopyOnWriteArrayList<>();
    private final Map<EmailAddress, String> refused = new ConcurrentHashMap<>();
    private volatile boolean down;

    @Override
    public Result send(UUID id, Notice notice, boolean again) {
        if (down) {
            return new Later("The mail server is down");
        }
        if (refused.containsKey(notice.to())) {
            return new Refused(refused.get(notice.to()));
        }
        sent.add(notice);
        return new Sent();
    }

    /** Takes it down, or brings it up again. */
    public void setDown(boolean down) {
        this.down = down;
    }

    /** Refuses all mails to an address from now on. */
    public void refuse(EmailAddress address, String why) {
        refused.put(address, why);
    }

    /** Refuses none of them any more. */
    public void take(EmailAddress address) {
        refused.remove(address);
    }

    /** All mails to an address, oldest first. */
    public List<Notice> sentTo(EmailAddress email) {
        return sent.stream().filter(notice -> notice.to().equals(email)).toList();
    }
}
