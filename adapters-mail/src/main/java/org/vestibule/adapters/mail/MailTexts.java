package org.vestibule.adapters.mail;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;

/**
 * The words of all mails, from the bundle {@code mail}; a paragraph is a line there. Subjects and paragraphs may leave
 * places for the notice's details: <code>{0}</code> for the first, <code>{1,date}</code> for a second that is a day,
 * <code>{2,time}</code> for a third that is a moment, <code>{2,by}</code> for one that names the member who did it, empty
 * for an operator.
 *
 * <p>A mail that the version before wrote may lack the moment, the browser and the address, or a day: then it is sent
 * without the paragraph that names them. Where its link leads to another page, it says to choose a new password.
 */
final class MailTexts {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(,date|,time|,by)?}");
    private static final Pattern CONTACT = Pattern.compile(Pattern.quote("{1}"));
    private static final Pattern LINE_BREAKING = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern LINK = Pattern.compile("(?<=[\\p{L}\\p{N}])[.@](?=[\\p{L}\\p{N}])|:(?=//)");
    private static final String INVISIBLE_SPACE = "\u200B";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /** Which led to another page before they named a moment. */
    private static final Set<Notice.Kind> LINK_CHANGED = EnumSet.of(
            Notice.Kind.PASSWORD_CHANGED,
            Notice.Kind.TWO_STEP_DISABLED,
            Notice.Kind.DEVICE_CHANGED,
            Notice.Kind.BACKUP_CODES_RENEWED,
            Notice.Kind.BACKUP_CODE_USED,
            Notice.Kind.AUTHENTICATOR_DISABLED,
            Notice.Kind.BACKUP_CODES_DISABLED);

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.vestibule.adapters.mail.mail", Locale.ROOT);
    private final MailFoot foot;

    MailTexts(Operator operator) {
        foot = foot(operator);
    }

    private MailFoot foot(Operator operator) {
        boolean named = operator.name().isPresent();
        String which = operator.contact().isEmpty() ? (named ? "name" : "nobody") : named ? "both" : "contact";
        String[] parts = CONTACT.split(bundle.getString("footer." + which), 2);
        String before = parts[0].replace("{0}", operator.name().orElse(""));
        return new MailFoot(before, operator.contact(), parts.length == 1 ? "" : parts[1]);
    }

    /** What the notice says. */
    MailText of(Notice notice) {
        String key = key(notice.kind());
        boolean earlier = LINK_CHANGED.contains(notice.kind())
                && bundle.getString(key + ".before").lines().anyMatch(paragraph -> lacksTime(paragraph, notice));
        String linked = earlier ? "earlier" : key;
        boolean wanted = bundle.containsKey(linked + ".button");
        return new MailText(
                fill(bundle.getString(key + ".subject"), notice),
                paragraphs(key + ".before", notice),
                bundle.getString((wanted ? linked : "not-me") + ".button"),
                wanted,
                notice.link(),
                paragraphs(linked + ".after", notice),
                foot);
    }

    /** What one says by which an operator sees that mails arrive. */
    MailText ofTest(URI link) {
        return new MailText(
                bundle.getString("test.subject"),
                bundle.getString("test.before").lines().toList(),
                bundle.getString("test.button"),
                true,
                link,
                bundle.getString("test.after").lines().toList(),
                foot);
    }

    /** The kind as keys and file names have it: {@code sign-up}. */
    static String key(Notice.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> paragraphs(String key, Notice notice) {
        return bundle.getString(key)
                .lines()
                .filter(paragraph -> !lacksTime(paragraph, notice))
                .map(paragraph -> fill(paragraph, notice))
                .toList();
    }

    /** Whether it names a moment or a day, and its places are more than the notice has details. */
    private static boolean lacksTime(String paragraph, Notice notice) {
        return (paragraph.contains(",time}") || paragraph.contains(",date}"))
                && PLACE.matcher(paragraph)
                        .results()
                        .anyMatch(place -> Integer.parseInt(place.group(1))
                                >= notice.details().size());
    }

    /** All places at once, so that a detail which looks like a place is none. */
    private String fill(String text, Notice notice) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(detail(place, notice.details())));
    }

    /** What fills a place. One that has no detail stays, for a mail with a flaw is better than none. */
    private String detail(MatchResult place, List<String> details) {
        int number = Integer.parseInt(place.group(1));
        if (number >= details.size()) {
            return place.group();
        }
        String detail = harmless(details.get(number));
        return switch (String.valueOf(place.group(2))) {
            case ",date" -> day(detail);
            case ",time" -> moment(details.get(number));
            case ",by" -> by(detail);
            default -> detail;
        };
    }

    private String by(String member) {
        return member.isEmpty()
                ? bundle.getString("by.operator")
                : bundle.getString("by.member").replace("{0}", member);
    }

    /**
     * People choose their names, and strangers are mailed them: none begins a line of its own, least of all among the
     * headers, and none is made a link of by the program that shows it (PRODUCT D), for an invisible space parts it. An
     * address of the network stays as it is, to be compared and copied.
     */
    private static String harmless(String detail) {
        if (ClientAddress.literal(detail).isPresent()) {
            return detail;
        }
        String line = LINE_BREAKING.matcher(detail).replaceAll(" ");
        return LINK.matcher(line).replaceAll("$0" + INVISIBLE_SPACE);
    }

    private static String moment(String instant) {
        try {
            return MOMENT.format(Instant.parse(instant).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException noMoment) {
            return harmless(instant);
        }
    }

    private static String day(String date) {
        try {
            return DAY.format(LocalDate.parse(date));
        } catch (DateTimeException noDate) {
            return date;
        }
    }
}
