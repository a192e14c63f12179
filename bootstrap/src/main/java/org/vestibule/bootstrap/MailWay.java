package org.vestibule.bootstrap;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.mail.MailServer;
import org.vestibule.adapters.mail.MailStage;
import org.vestibule.adapters.mail.SignIn;
import org.vestibule.adapters.mail.SmtpCheck;
import org.vestibule.adapters.mail.SmtpProblem;
import org.vestibule.bootstrap.settings.MailSettings;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.operator.Operator;
import org.vestibule.domain.token.TimeOrderedId;

/** Goes the way of a mail to its server, and says at which stage that ended and what helps there. */
final class MailWay {

    private static final String NOWHERE = "";

    private final MailSettings.Smtp smtp;
    private final SmtpCheck check;
    private final Clock clock;

    /** @param base where the button of a test mail leads */
    MailWay(MailSettings.Smtp smtp, Operator operator, URI base, Clock clock) {
        this.smtp = smtp;
        this.check = new SmtpCheck(smtp.server(), smtp.sender(), operator, base, clock);
        this.clock = clock;
    }

    /** As far as one comes without a mail. */
    Finding withoutMail() {
        return check.signIn()
                .map(problem -> fault("mail", problem, NOWHERE))
                .orElseGet(() -> Finding.ok("mail", words(NOWHERE)));
    }

    /** The whole way: a finding for each stage, up to the one at which it ended. */
    List<Finding> withMail(EmailAddress to, RandomGenerator random) {
        Optional<SmtpProblem> problem = check.send(TimeOrderedId.make(clock.instant(), random), to);
        List<Finding> found = new ArrayList<>();
        for (MailStage stage : MailStage.values()) {
            if (problem.isPresent() && problem.get().stage() == stage) {
                found.add(fault(stage.code(), problem.get(), to.written()));
                break;
            }
            if (isPassed(stage)) {
                found.add(Finding.ok(stage.code(), words(to.written())));
            }
        }
        return found;
    }

    /** Two of them may be none. */
    private boolean isPassed(MailStage stage) {
        return switch (stage) {
            case CERTIFICATE -> smtp.server().security() != MailServer.Security.NONE;
            case SIGN_IN -> !(smtp.server().signIn() instanceof SignIn.AsNobody);
            default -> true;
        };
    }

    private Finding fault(String stage, SmtpProblem problem, String to) {
        return Finding.fault(stage, problem.why().code(), words(to))
                .saying(Optional.of(problem.answer()).filter(said -> !said.isEmpty()).stream()
                        .toList());
    }

    private Object[] words(String to) {
        MailServer server = smtp.server();
        String port = Integer.toString(server.port());
        String from = smtp.sender().from().text();
        return new Object[] {server.host(), port, from, server.signIn().user(), to};
    }
}
