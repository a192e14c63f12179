package org.vestibule.bootstrap;

import java.io.PrintStream;
import java.net.URI;
import org.vestibule.adapters.mail.EmlMailer;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Says on standard output, and never in a log, that a mail was written: with its link while the portal is for this
 * machine only, so that a first run needs no mail server; else with the name of its file.
 */
final class MailAnnouncement {

    private final boolean loopback;
    private final PrintStream out;

    MailAnnouncement(URI base, PrintStream out) {
        this.loopback = ClientAddress.isLoopback(base.getHost());
        this.out = out;
    }

    void announce(EmlMailer.Delivered mail) {
        out.println("Mail to " + mail.notice().to() + ": "
                + (loopback ? mail.notice().link() : mail.file().toString()));
        out.flush();
    }
}
