package org.vestibule.adapters.mail;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.adapters.mail.SmtpProblem.Why;

/**
 * What a mail server answered that was not yes.
 *
 * @param code three digits (RFC 5321)
 * @param enhanced three numbers that say more (RFC 3463); empty if there are none
 * @param text all of it, in one line
 */
record SmtpReply(int code, String enhanced, String text) {

    private static final int LONGEST = 300;
    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern BETWEEN_LINES = Pattern.compile("\n\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3}\\b)?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\\p{Co}\\p{Cs}]+");

    /** Exchange: the sender is not the mailbox that signed in; spam was sent from it. Others: there is no such sender. */
    private static final Set<String> OF_THE_SENDER = Set.of("5.7.60", "5.2.252", "5.1.7", "5.1.8");

    /** There is no such mailbox, or it takes nothing. */
    private static final Set<String> OF_THE_RECIPIENT =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.2.2");

    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
    private static final Pattern STARTTLS = Pattern.compile("STARTTLS", Pattern.CASE_INSENSITIVE);
    private static final Pattern RELAY = Pattern.compile("\\brelay", Pattern.CASE_INSENSITIVE);

    /** Many servers say only when they hear the recipient what they have against the sender, or against us. */
    private static final Pattern OF_US =
            Pattern.compile("\\b(sender|helo|ehlo|client)\\b|not owned by|authenticat", Pattern.CASE_INSENSITIVE);

    static SmtpReply of(int code, String answer) {
        String line = BETWEEN_LINES.matcher(answer.strip()).replaceAll(" ");
        String clean = UNPRINTABLE.matcher(line).replaceAll(" ").strip();
        Matcher matcher = ENHANCED.matcher(clean);
        String text = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
        return new SmtpReply(code, matcher.lookingAt() ? matcher.group(1) : "", text);
    }

    /** The numbers alone, which name nobody. */
    String status() {
        return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
    }

    private boolean isForNow() {
        return code < 500;
    }

    /** What it means when it was heard at a stage; to lose mails is worse than to try once more, so in doubt it is us. */
    Why at(MailStage stage) {
        return switch (stage) {
            case NAME, CONNECTION -> isForNow() ? Why.TRY_LATER : Why.SERVER_REFUSES;
            case CERTIFICATE -> isForNow() ? Why.TRY_LATER : Why.STARTTLS_MISSING;
            case SIGN_IN -> atSignIn();
            case SENDER -> isForNow() ? Why.TRY_LATER : ofUs(Why.SENDER_REFUSED);
            case RECIPIENT -> isForNow() ? busy() : ofUs(Why.RECIPIENT_REFUSED);
            case DATA -> isForNow() ? Why.TRY_LATER : atData();
        };
    }

    private Why atSignIn() {
        if (enhanced.equals("5.7.139")) {
            return Why.PASSWORD_DISABLED;
        }
        return isForNow() && code != SmtpConnection.GO_ON ? Why.TRY_LATER : Why.SIGN_IN_REFUSED;
    }

    private Why busy() {
        return code == 421 || code == 450 || code == 451 ? Why.GREYLISTED : Why.TRY_LATER;
    }

    private Why ofUs(Why otherwise) {
        String words = ADDRESS.matcher(text).replaceAll("");
        if (OF_THE_RECIPIENT.contains(enhanced)) {
            return otherwise;
        }
        if (code == 530) {
            return STARTTLS.matcher(words).find() ? Why.STARTTLS_NEEDED : Why.SIGN_IN_NEEDED;
        }
        if (RELAY.matcher(words).find()) {
            return Why.RELAY_DENIED;
        }
        return OF_THE_SENDER.contains(enhanced) || OF_US.matcher(words).find() ? Why.SENDER_REFUSED : otherwise;
    }

    private Why atData() {
        if (OF_THE_SENDER.contains(enhanced)) {
            return Why.SENDER_REFUSED;
        }
        return OF_THE_RECIPIENT.contains(enhanced) ? Why.RECIPIENT_REFUSED : Why.CONTENT_REFUSED;
    }
}
