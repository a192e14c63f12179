package org.vestibule.adapters.web.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.application.notice.Refusals;

/**
 * Why an address took no mail, in words of ours: a mail server that anybody may run could say anything to whoever reads
 * this page, so that nothing of it is repeated but the numbers (RFC 5321, RFC 3463), and codes that have words (S-108).
 */
public final class MailRefusal {

    private static final Pattern STATUS =
            Pattern.compile("(?<![\\d.])5\\d\\d(?!\\.?\\d)(?:[ -](5\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d))?");
    private static final Pattern CODE = Pattern.compile("\\[([a-z-]{1,40})]");

    private MailRefusal() {}

    /** What goes behind "was refused": such as ": no such mailbox (550 5.1.1)"; nothing where that is not known. */
    public static String why(Refusals.Refusal refusal) {
        Matcher status = STATUS.matcher(refusal.why());
        if (status.find()) {
            return Optional.ofNullable(status.group(1))
                    .flatMap(MailRefusal::words)
                    .map(words -> Texts.format("mail-refused.said", words, status.group()))
                    .orElseGet(() -> Texts.format("mail-refused.why", status.group()));
        }
        Matcher code = CODE.matcher(refusal.why());
        return code.find()
                ? words(code.group(1))
                        .map(words -> Texts.format("mail-refused.why", words))
                        .orElse("")
                : "";
    }

    private static Optional<String> words(String key) {
        return Texts.find("mail-refused.for." + key);
    }
}
