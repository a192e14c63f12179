package org.vestibule.testkit;

import java.util.List;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.EmailAddress;

class InMemoryMailerTest implements MailerContract {

    private final InMemoryMailer mailer = new InMemoryMailer();

    @Override
    public Mailer mailer() {
        return mailer;
    }

    @Override
    public List<String> arrivedFor(EmailAddress email) {
        return mailer.sentTo(email).stream()
                .map(notice -> notice.link().toString())
                .toList();
    }
}
